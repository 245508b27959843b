package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.Note;
import dev.sluice.webhook.check.CheckResult;
import java.util.List;
import java.util.stream.Stream;

/** The report for code scanning: SARIF 2.1.0 with one run, the same bytes for the same input. */
public final class SarifReport {
  public static final String MEDIA_TYPE = "application/sarif+json";

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String UNREADABLE = "unreadable-document";

  private SarifReport() {}

  /**
   * The log as text.
   *
   * @param policyGeneration names the policies that were in force
   * @param catalogue what is known of rules
   */
  public static String text(CheckResult result, String policyGeneration, Catalogue catalogue) {
    return Report.text(tree(result, policyGeneration, catalogue));
  }

  static ObjectNode tree(CheckResult result, String policyGeneration, Catalogue catalogue) {
    List<String> rules = rules(result);
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    tool(run.putObject("tool").putObject("driver"), rules, catalogue);
    invocation(run.putArray("invocations").addObject(), result.errors());
    run.put("columnKind", "unicodeCodePoints");
    results(run.putArray("results"), result, new SarifResults(rules));
    run.putObject("properties").put("policyGeneration", policyGeneration);
    return log;
  }

  /** The ids of the rules that appear, sorted. */
  private static List<String> rules(CheckResult result) {
    return result.results().stream()
        .map(CheckResult.Judged::verdict)
        .flatMap(SarifReport::rules)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> rules(Verdict verdict) {
    return Stream.concat(
        verdict.rulings().stream().map(ruling -> ruling.finding().rule()),
        verdict.notes().stream().map(Note::rule));
  }

  private static void tool(ObjectNode driver, List<String> rules, Catalogue catalogue) {
    driver.put("name", "sluice").put("version", Version.text());
    ArrayNode descriptors = driver.putArray("rules");
    rules.forEach(id -> descriptors.add(SarifRule.of(id, catalogue)));
    ObjectNode notification = driver.putArray("notifications").addObject();
    notification.put("id", UNREADABLE).put("name", "UnreadableDocument");
    notification.putObject("shortDescription").put("text", "Document that could not be read");
    notification.putObject("defaultConfiguration").put("level", "error");
  }

  /** Unreadable input fails the run: what was not read was not checked. */
  private static void invocation(ObjectNode invocation, List<DocumentError> errors) {
    invocation.put("executionSuccessful", errors.isEmpty());
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    errors.forEach(error -> notification(notifications.addObject(), error));
  }

  private static void notification(ObjectNode notification, DocumentError error) {
    notification.putObject("descriptor").put("id", UNREADABLE).put("index", 0);
    notification.put("level", "error").set("message", SarifMessage.of(error.problem()));
    notification.putArray("locations").add(SarifLocation.of(error));
  }

  private static void results(ArrayNode results, CheckResult result, SarifResults sarif) {
    for (CheckResult.Judged judged : result.results()) {
      judged.verdict().rulings().forEach(ruling -> results.add(sarif.of(judged, ruling)));
      judged.verdict().notes().forEach(note -> results.add(sarif.of(judged, note)));
    }
  }
}
