package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.policies.Seed;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

class RandomTreesTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 300);

  private final ObjectMapper mapper = new ObjectMapper();
  private final RandomTrees trees = new RandomTrees(new Random(Seed.of(RandomTreesTest.class)));

  @ParameterizedTest
  @EnumSource(FlowStyle.class)
  void yamlReadsBackAsItWasWritten(FlowStyle style) throws JsonProcessingException {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(style);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> value = trees.map(4);
      expect(value, new Yaml(options).dump(value), "a.yaml");
    }
  }

  @ParameterizedTest
  @EnumSource(FlowStyle.class)
  void yamlWithEverythingQuotedReadsBackAsItWasWritten(FlowStyle style)
      throws JsonProcessingException {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(style);
    options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> value = trees.map(3);
      expect(value, new Yaml(options).dump(value), "a.yaml");
    }
  }

  @ParameterizedTest
  @EnumSource
  void jsonReadsBackAsItWasWritten(Layout layout) throws JsonProcessingException {
    mapper.configure(SerializationFeature.INDENT_OUTPUT, layout == Layout.INDENTED);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> value = trees.map(4);
      String text = mapper.writeValueAsString(value);
      expect(value, text, "a.json");
      expect(value, text, "a.yaml");
    }
  }

  enum Layout {
    ONE_LINE,
    INDENTED
  }

  private void expect(Map<String, Object> value, String text, String source)
      throws JsonProcessingException {
    JsonNode expected = mapper.readTree(mapper.writeValueAsString(value));
    Documents read = Documents.read(source, text);
    assertThat(read.errors()).as(text).isEmpty();
    Document document = read.documents().getFirst();
    assertThat(document.tree()).as(text).isEqualTo(expected);
    Texts texts = new Texts(text);
    expectPositions(document.tree(), FieldPath.ROOT, document.positions(), texts);
  }

  private static void expectPositions(JsonNode node, FieldPath path, Positions at, Texts texts) {
    String found = texts.from(at.of(path).orElseThrow());
    assertThat(found).as("%s in %s", path, found).matches(start(node));
    node.properties()
        .forEach(f -> expectPositions(f.getValue(), path.field(f.getKey()), at, texts));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      expectPositions(node.get(i), path.index(i), at, texts);
    }
  }

  /** What the text at the position of a value looks like. */
  private static String start(JsonNode node) {
    String tag = "(?s)(?:!!\\w+ )?";
    if (node.isObject()) {
      return node.isEmpty()
          ? "(?s)\\{.*"
          : "(?s)(?:\\{\\s*)?(?:\\? )?" + quoted(node.fieldNames().next()) + ".*";
    }
    if (node.isArray()) {
      return node.isEmpty() ? "(?s)\\[.*" : "(?s)[-\\[].*";
    }
    return node.isTextual() ? tag + quoted(node.textValue()) + ".*" : tag + "\"?-?[0-9tf].*";
  }

  private static String quoted(String text) {
    return "(?:[\"']|[|>][-+]?\\d?\\s+)?" + text.substring(0, text.indexOf('_') + 1);
  }

  /** The lines of a text, for the text that follows a position. */
  private record Texts(String text, int[] starts) {
    Texts(String text) {
      this(text, lineStarts(text));
    }

    private static int[] lineStarts(String text) {
      String[] lines = text.split("(?<=\n)", -1);
      int[] starts = new int[lines.length];
      for (int i = 1; i < lines.length; i++) {
        starts[i] = starts[i - 1] + lines[i - 1].length();
      }
      return starts;
    }

    String from(Position at) {
      int offset = text.offsetByCodePoints(starts[at.line() - 1], at.column() - 1);
      return text.substring(offset, Math.min(text.length(), offset + 80));
    }
  }
}
