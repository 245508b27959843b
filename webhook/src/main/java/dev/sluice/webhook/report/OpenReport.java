package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Mark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The verdict on one resource of a cluster as a Report of {@code openreports.io/v1alpha1}, which
 * the resource owns: it goes when that goes.
 */
public final class OpenReport {
  /** The group and version of both kinds. */
  public static final String API_VERSION = "openreports.io/v1alpha1";

  /** What a report says, without the time: the same for the same verdict. */
  public static final String CONTENT = "sluice.dev/content";

  /** The label by which reports of Sluice are found. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Its value. */
  public static final String SLUICE = "sluice";

  private static final int MOST_RESULTS = 100;
  private static final int HASH_DIGITS = 16;

  private OpenReport() {}

  /** The name of the report on a resource: its uid; empty of what no server has stored. */
  public static String name(JsonNode resource) {
    return resource.at("/metadata/uid").asText("");
  }

  /**
   * The report.
   *
   * @param judged a resource of a cluster that is at hand
   * @param found when that was found
   */
  public static ObjectNode of(CheckResult.Judged judged, Catalogue catalogue, Instant found) {
    JsonNode resource = judged.document().tree();
    boolean namespaced = !judged.namespace().isEmpty();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("apiVersion", API_VERSION).put("kind", namespaced ? "Report" : "ClusterReport");
    ObjectNode metadata = report.putObject("metadata").put("name", name(resource));
    Report.putUnlessEmpty(metadata, "namespace", judged.namespace());
    metadata.putObject("labels").put(MANAGED_BY, SLUICE);
    refer(metadata.putArray("ownerReferences").addObject(), judged, resource);
    report.put("source", SLUICE);
    ObjectNode scope = report.putObject("scope");
    refer(scope, judged, resource);
    Report.putUnlessEmpty(scope, "namespace", judged.namespace());
    List<Ruling> rulings = judged.verdict().rulings();
    report.putObject("configuration").putObject("limits").put("maxResults", MOST_RESULTS);
    summary(report.putObject("summary"), rulings);
    ArrayNode results = report.putArray("results");
    rulings.stream()
        .limit(MOST_RESULTS)
        .forEach(ruling -> result(results.addObject(), judged, ruling, catalogue));
    metadata.putObject("annotations").put(CONTENT, hash(report));
    results.forEach(
        result ->
            ((ObjectNode) result)
                .putObject("timestamp")
                .put("seconds", found.getEpochSecond())
                .put("nanos", 0));
    return report;
  }

  private static void refer(ObjectNode to, CheckResult.Judged judged, JsonNode resource) {
    to.put("apiVersion", judged.kind().apiVersion())
        .put("kind", judged.kind().kind())
        .put("name", judged.name())
        .put("uid", name(resource));
  }

  private static void summary(ObjectNode summary, List<Ruling> rulings) {
    for (String word : List.of("pass", "fail", "warn", "error", "skip")) {
      summary.put(word, rulings.stream().filter(ruling -> word(ruling).equals(word)).count());
    }
  }

  private static void result(
      ObjectNode result, CheckResult.Judged judged, Ruling ruling, Catalogue catalogue) {
    Finding finding = ruling.finding();
    result
        .put("source", SLUICE)
        .put("policy", ruling.policy())
        .put("rule", finding.rule())
        .put("category", catalogue.find(finding.rule()).map(RuleInfo::group).orElse("custom"))
        .put("severity", severity(ruling))
        .put("result", word(ruling))
        .put("scored", true)
        .put("message", finding.path() + ": " + finding.message());
    ObjectNode more = result.putObject("properties").put("path", finding.path().toString());
    ruling.exemption().ifPresent(name -> more.put("exemption", name));
    judged.mark(finding).map(Mark::word).ifPresent(mark -> more.put("mark", mark));
    Report.putUnlessEmpty(more, "from", finding.from());
  }

  private static String word(Ruling ruling) {
    if (!ruling.inForce()) {
      return "skip";
    }
    return ruling.action() == Action.Deny ? "fail" : "warn";
  }

  private static String severity(Ruling ruling) {
    if (ruling.action() == Action.Audit) {
      return "low";
    }
    return switch (ruling.finding().severity()) {
      case error -> "high";
      case warning -> "medium";
      case info -> "low";
    };
  }

  private static String hash(ObjectNode report) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(report.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
