package dev.sluice.webhook.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.Remark;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The report for programs: kind Report of {@code sluice.dev/v1alpha1}. Its lists are always there,
 * other fields only where they say something.
 */
public final class Report {
  private static final DefaultIndenter INDENTER = new Indenter();
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withArrayEmptySeparator("");
  private static final ObjectWriter WRITER =
      new JsonMapper()
          .writer(
              new DefaultPrettyPrinter(SEPARATORS)
                  .withObjectIndenter(INDENTER)
                  .withArrayIndenter(INDENTER));

  private Report() {}

  /** Two blanks a level; what is very deep goes on in its line, or blanks would be most of it. */
  private static final class Indenter extends DefaultIndenter {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 40;

    Indenter() {
      super("  ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= DEEPEST) {
        super.writeIndentation(json, level);
      }
    }
  }

  /**
   * Writes the report, however long it is: the same bytes for the same input.
   *
   * @param policyGeneration names the policies that were in force
   */
  public static void write(
      CheckResult result, String policyGeneration, KubernetesVersion version, Writer out) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head(head, "Report", policyGeneration).put("kubernetesVersion", version.toString());
    summary(head.putObject("summary"), result);
    try (JsonGenerator json = WRITER.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> field : head.properties()) {
        json.writeFieldName(field.getKey());
        json.writeTree(field.getValue());
      }
      list(json, "results", result.results(), Report::result);
      list(json, "errors", result.errors(), Report::error);
      if (!result.remarks().isEmpty()) {
        list(json, "notes", result.remarks(), Report::remark);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One after another, since the trees of all are many times their text. */
  private static <T> void list(
      JsonGenerator json, String name, List<T> all, BiConsumer<ObjectNode, T> entry)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T one : all) {
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      entry.accept(tree, one);
      json.writeTree(tree);
    }
    json.writeEndArray();
  }

  /** What every document for programs begins with; what is told of the tool. */
  static ObjectNode head(ObjectNode document, String kind, String policyGeneration) {
    document.put("apiVersion", "sluice.dev/v1alpha1").put("kind", kind);
    return document
        .putObject("tool")
        .put("version", Version.text())
        .put("policyGeneration", policyGeneration);
  }

  /** The report as text: the same bytes for the same input. */
  public static String text(
      CheckResult result, String policyGeneration, KubernetesVersion version) {
    StringWriter text = new StringWriter();
    write(result, policyGeneration, version, text);
    return text.toString();
  }

  /** What a report may hold, as a JSON Schema (2020-12). */
  public static String schema() {
    try (InputStream in = Report.class.getResourceAsStream("report.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a tree as {@link #text} gives it, however long that is. */
  static void write(JsonNode tree, PrintWriter out) {
    try {
      WRITER.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print("\n");
  }

  /** A tree as indented JSON that ends with its line. */
  static String text(JsonNode tree) {
    try {
      return WRITER.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static void summary(ObjectNode summary, CheckResult result) {
    summary.put("resources", result.results().size());
    summary.put("skipped", result.skipped().size() + result.leftOut().size());
    summary.put("denied", result.count(Action.Deny));
    summary.put("warned", result.count(Action.Warn));
    summary.put("errors", result.errors().size());
  }

  private static void result(ObjectNode entry, CheckResult.Judged judged) {
    if (judged.isInFile()) {
      source(entry, judged.document());
    }
    resource(entry, judged.kind(), judged.namespace(), judged.name());
    putUnlessEmpty(entry, "updates", judged.updates().word());
    Action action = judged.verdict().action();
    entry.put("verdict", action == Action.Off ? "Allow" : action.name());
    ArrayNode findings = entry.putArray("findings");
    judged.verdict().rulings().forEach(r -> finding(findings.addObject(), r, judged));
    ArrayNode notes = entry.putArray("notes");
    judged
        .verdict()
        .notes()
        .forEach(n -> notes.addObject().put("rule", n.rule()).put("problem", n.problem()));
  }

  static void source(ObjectNode entry, Document document) {
    entry
        .putObject("source")
        .put("file", document.source())
        .put("document", document.number())
        .put("line", document.line());
  }

  static void resource(ObjectNode entry, KindName kind, String namespace, String name) {
    ObjectNode resource = entry.putObject("resource");
    resource.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    putUnlessEmpty(resource, "namespace", namespace);
    putUnlessEmpty(resource, "name", name);
  }

  static void finding(ObjectNode entry, Ruling ruling, CheckResult.Judged judged) {
    Finding finding = ruling.finding();
    entry
        .put("rule", finding.rule())
        .put("action", ruling.action().name())
        .put("severity", finding.severity().name())
        .put("type", finding.type().name())
        .put("path", finding.path().toString())
        .put("pointer", finding.path().pointer())
        .put("problem", finding.problem())
        .put("fix", finding.fix());
    putUnlessEmpty(entry, "policy", ruling.policy());
    putUnlessEmpty(entry, "also", finding.also());
    if (ruling.ratcheted()) {
      entry.put("ratcheted", true);
    }
    ruling.exemption().ifPresent(name -> entry.put("exemption", name));
    ruling.ended().ifPresent(exemption -> entry.put("endedExemption", exemption.name()));
    judged.mark(finding).ifPresent(mark -> entry.put("mark", mark.word()));
    if (!finding.from().isEmpty()) {
      entry.put("from", finding.from());
    } else if (judged.isInFile()) {
      position(entry.putObject("position"), judged.position(finding));
    }
  }

  static void error(ObjectNode entry, DocumentError error) {
    entry.put("file", error.source());
    error.position().ifPresent(at -> position(entry, at));
    entry.put("problem", error.problem());
  }

  static void remark(ObjectNode entry, Remark remark) {
    entry.put("file", remark.file()).put("problem", remark.problem());
  }

  private static void position(ObjectNode entry, Position position) {
    entry.put("line", position.line()).put("column", position.column());
  }

  static void putUnlessEmpty(ObjectNode entry, String field, String value) {
    if (!value.isEmpty()) {
      entry.put(field, value);
    }
  }

  private static void putUnlessEmpty(ObjectNode entry, String field, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(entry.putArray(field)::add);
    }
  }
}
