package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Seed;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.webhook.check.Render;
import dev.sluice.webhook.check.Rendering;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is printed is YAML, and reads back as what it was. {@code -Dseed=} repeats a run. */
class PodYamlTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Terminal TERMINAL = new Terminal(100, false);
  private static final int ROUNDS = 20_000;
  private static final List<String> WORDS =
      List.of(
          "y",
          "No",
          "on",
          "TRUE",
          "null",
          "~",
          "",
          " ",
          "-",
          "--",
          "---",
          "-c",
          "--- a",
          "...",
          "a",
          "1",
          "08",
          "0x1F",
          "1e3",
          "1_000",
          "12:30",
          "2001-12-14",
          ".inf",
          "-.INF",
          ".nan",
          "=",
          "<<",
          "500m",
          "1.5Gi",
          "1e",
          "0.5",
          "+1",
          "a: b",
          "a:",
          "a #b",
          "a#b",
          "# a",
          "? a",
          "- a",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`a",
          "'a'",
          "\"a\"",
          "[a]",
          "{a}",
          "a, b",
          "|",
          ">-",
          "a\nb",
          "a\n",
          "a\n\n",
          "\na",
          " a\nb",
          "a \nb",
          "a\n  b",
          "a\n#b",
          "a\n---\nb",
          "a\tb",
          "\ta\nb",
          "a\r\nb",
          "\u0000",
          "\u0085",
          "\u00A0",
          "\u2028",
          "\uFEFF",
          "\uFFFE",
          "\u202Ea",
          "é",
          "漢字",
          "😀",
          "\uDB40\uDC01",
          "a\\b",
          "$(X)",
          "${X}",
          "/opt/flink",
          "sh -c 'a b'",
          "a  b",
          "a ");

  static Stream<KitCase> cases() {
    return KitCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyKitResourceIsRenderedAndReadsBack(KitCase kit) throws JsonProcessingException {
    Documents read = Documents.read("kit.json", kit.object().toString());
    Rendering rendering = Render.of(List.of(read), kit.judge());
    assertReadsBack(rendering, TERMINAL);
    assertReadsBack(rendering, new Terminal(40, false));
    StringWriter json = new StringWriter();
    PodsJson.write(rendering, "", new PrintWriter(json));
    assertThat(JSON.readTree(json.toString()).path("pods")).hasSameSizeAs(roots(rendering));
  }

  @Test
  void podsAreBuiltFromEveryKindThatDescribesThem() {
    assertThat(
            cases()
                .filter(kit -> kit.object().isObject())
                .flatMap(PodYamlTest::rendered)
                .filter(resource -> !resource.pods().isEmpty())
                .map(resource -> resource.kind().kind())
                .distinct())
        .contains(
            "FlinkDeployment",
            "FlinkBlueGreenDeployment",
            "FlinkCluster",
            "Deployment",
            "VvpDeployment",
            "VpDeployment",
            "ComputeFlinkDeployment",
            "SessionCluster",
            "Pod");
  }

  private static Stream<Rendering.Resource> rendered(KitCase kit) {
    Documents read = Documents.read("kit.json", kit.object().toString());
    return Render.of(List.of(read), kit.judge()).resources().stream();
  }

  @Test
  void randomTreesReadBack() throws JsonProcessingException {
    Random random = new Random(Seed.of(PodYamlTest.class));
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode tree = object(random, 3);
      String text = text(tree);
      assertThat(read(text)).as(text).isEqualTo(List.of(plain(tree)));
      assertThat(JSON.<JsonNode>valueToTree(ofAnotherReader(text))).as(text).isEqualTo(plain(tree));
    }
  }

  @Test
  void longKeysReadBack() throws JsonProcessingException {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("k".repeat(2_000), "a\nb").putArray("l".repeat(1_000)).addObject().put("a", 1);
    tree.putArray("list").addObject().putObject("é".repeat(2_000)).put("b", true);
    assertThat(read(text(tree))).isEqualTo(List.of(plain(tree)));
  }

  @Test
  void whatIsVeryDeepStaysAboutAsLongAsItWas() throws JsonProcessingException {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode deepest = tree;
    for (int i = 0; i < 300; i++) {
      deepest = i % 2 == 0 ? deepest.putObject("a") : deepest.putArray("b").addObject();
    }
    ArrayNode wide = deepest.putArray("c");
    for (int i = 0; i < 10_000; i++) {
      wide.add(i);
    }
    String text = text(tree);
    assertThat(text).hasSizeLessThan(100_000);
    assertThat(read(text)).isEqualTo(List.of(plain(tree)));
  }

  /** A reader of YAML 1.1 that knows more words and numbers than kubectl's. */
  private static Object ofAnotherReader(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  private static void assertReadsBack(Rendering rendering, Terminal terminal) {
    StringWriter text = new StringWriter();
    PodYaml.write(rendering, terminal, new PrintWriter(text));
    assertThat(read(text.toString())).as(text.toString()).isEqualTo(roots(rendering));
  }

  private static List<JsonNode> roots(Rendering rendering) {
    return rendering.resources().stream()
        .flatMap(resource -> resource.pods().stream())
        .map(RenderedPod::root)
        .map(root -> plain(root.node()))
        .toList();
  }

  private static List<JsonNode> read(String yaml) {
    Documents read = Documents.read("out.yaml", yaml);
    assertThat(read.errors()).as(yaml).isEmpty();
    return read.documents().stream().map(Document::tree).toList();
  }

  /** With each number in the narrowest node, as readers make it. */
  private static JsonNode plain(JsonNode tree) {
    try {
      return JSON.readTree(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonNode tree) {
    StringWriter text = new StringWriter();
    Part part = Part.written(Value.of(tree, FieldPath.ROOT));
    new YamlLines(TERMINAL, new PrintWriter(text))
        .write(new YamlItem(tree, null, FieldPath.ROOT, PartComment.ofWhole(part)));
    return text.toString();
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      object.set(word(random), value(random, depth - 1));
    }
    return object;
  }

  private static JsonNode value(Random random, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> nodes.numberNode(random.nextInt());
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> random.nextBoolean() ? nodes.nullNode() : nodes.numberNode(random.nextGaussian());
      case 6, 7 -> object(random, depth);
      case 8 -> {
        ArrayNode list = nodes.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
      default -> nodes.textNode(word(random));
    };
  }

  private static String word(Random random) {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return random.nextInt(3) > 0 ? word : word + WORDS.get(random.nextInt(WORDS.size()));
  }
}
