package dev.sluice.policies.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finding that is expected and was not found, or the other way round.
 *
 * @param finding in one line, such as {@code Deny VVP-030 spec.image}
 */
public record Difference(Kind kind, String finding) {
  private static final List<String> FIRST = List.of("action", "rule", "path", "type");

  /** What sort of difference it is. */
  public enum Kind {
    /** Expected, and not found. */
    MISSING,
    /** Found, and not expected. */
    SURPLUS
  }

  /** What a verdict holds, in the form in which cases say what they expect. */
  public static ArrayNode findings(Verdict verdict) {
    ArrayNode findings = JsonNodeFactory.instance.arrayNode();
    for (Verdict.Ruling ruling : verdict.rulings()) {
      Finding finding = ruling.finding();
      ObjectNode entry = findings.addObject();
      entry.put("rule", finding.rule());
      entry.put("action", ruling.action().name());
      entry.put("type", finding.type().name());
      entry.put("path", finding.path().toString());
      if (!finding.also().isEmpty()) {
        finding.also().forEach(entry.withArray("also")::add);
      }
      if (!ruling.policy().equals("default")) {
        entry.put("policy", ruling.policy());
      }
      if (ruling.ratcheted()) {
        entry.put("ratcheted", true);
      }
      ruling.exemption().ifPresent(name -> entry.put("exemption", name));
      ruling.ended().ifPresent(exemption -> entry.put("endedExemption", exemption.name()));
    }
    return findings;
  }

  /** Each finding is expected once; of what an expectation does not say anything is right. */
  static List<Difference> of(JsonNode data, Verdict verdict) {
    List<JsonNode> found = new ArrayList<>(looked(data.path("rules"), findings(verdict)));
    List<Difference> differences = new ArrayList<>();
    for (JsonNode expected : data.path("expect")) {
      found.stream()
          .filter(finding -> holds(expected, finding))
          .findFirst()
          .ifPresentOrElse(
              found::remove, () -> differences.add(new Difference(Kind.MISSING, line(expected))));
    }
    found.forEach(finding -> differences.add(new Difference(Kind.SURPLUS, line(finding))));
    return differences;
  }

  private static List<JsonNode> looked(JsonNode rules, ArrayNode findings) {
    return findings
        .valueStream()
        .filter(
            finding ->
                rules.isMissingNode()
                    || rules.valueStream().anyMatch(r -> names(r.asText(), finding)))
        .toList();
  }

  /** A star at the end stands for whatever follows, as in {@code team-rules/*}. */
  private static boolean names(String rule, JsonNode finding) {
    String found = finding.path("rule").asText();
    return rule.endsWith("*")
        ? found.startsWith(rule.substring(0, rule.length() - 1))
        : found.equals(rule);
  }

  private static boolean holds(JsonNode expected, JsonNode finding) {
    return expected.properties().stream()
        .allMatch(member -> member.getValue().equals(finding.get(member.getKey())));
  }

  private static String line(JsonNode finding) {
    Stream<String> first = FIRST.stream().filter(finding::has).map(f -> finding.get(f).asText());
    Stream<String> rest =
        finding.properties().stream()
            .filter(member -> !FIRST.contains(member.getKey()))
            .map(member -> member.getKey() + " " + text(member.getValue()));
    return Stream.concat(first, rest).collect(Collectors.joining("  "));
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
