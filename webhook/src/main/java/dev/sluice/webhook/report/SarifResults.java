package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Note;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.text.FindingText;
import java.util.List;

/**
 * Findings and notes as SARIF's results (SARIF 2.1.0, 3.27). Notes are results and no notifications
 * of the tool: those are only for what concerns the tool's own run (3.58.1).
 */
final class SarifResults {
  private static final String UNKNOWN = "unknown";

  private final List<String> rules;
  private final Fingerprints fingerprints = new Fingerprints();

  /**
   * @param rules the ids of the run's rules; results refer to their indexes
   */
  SarifResults(List<String> rules) {
    this.rules = rules;
  }

  /** A problem, with the exemption that covers it as its suppression. */
  ObjectNode of(CheckResult.Judged judged, Ruling ruling) {
    Finding finding = ruling.finding();
    ObjectNode result =
        result(finding.rule(), "fail", SarifRule.level(ruling.action()))
            .set("message", SarifMessage.of(FindingText.line(finding)));
    result.putArray("locations").add(SarifLocation.of(judged, finding));
    result
        .putObject("partialFingerprints")
        .put(Fingerprints.NAME, fingerprints.of(judged, finding));
    suppress(result, ruling);
    return result;
  }

  /** What a rule could not know ({@code open}) or only mentions ({@code informational}). */
  ObjectNode of(CheckResult.Judged judged, Note note) {
    String kind = note.problem().startsWith(UNKNOWN) ? "open" : "informational";
    ObjectNode result =
        result(note.rule(), kind, "none")
            .set("message", SarifMessage.of(note.problem() + " (" + note.rule() + ")"));
    result.putArray("locations").add(SarifLocation.of(judged));
    result.putArray("suppressions");
    return result;
  }

  private ObjectNode result(String rule, String kind, String level) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ruleId", rule)
        .put("ruleIndex", rules.indexOf(rule))
        .put("kind", kind)
        .put("level", level);
  }

  /** All results have the list or none does (3.27.23); an empty one says: not suppressed. */
  private static void suppress(ObjectNode result, Ruling ruling) {
    ArrayNode suppressions = result.putArray("suppressions");
    ruling
        .exemption()
        .ifPresent(
            name ->
                suppressions
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put("justification", name));
  }
}
