package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.rule.Mutation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the API server's audit log keeps of a verdict: comma lists of at most 1 KiB each. */
final class AuditAnnotations {
  private static final int MAX = 1_024;

  private AuditAnnotations() {}

  static ObjectNode of(Verdict verdict, String generation) {
    ObjectNode annotations = JsonNodeFactory.instance.objectNode();
    annotations.put("policy-generation", generation);
    if (!verdict.rulings().isEmpty()) {
      put(
          annotations,
          "rules",
          rulings(verdict).filter(Ruling::inForce).map(r -> r.finding().rule()));
      put(annotations, "exempted", rulings(verdict).flatMap(r -> r.exemption().stream()));
    }
    return annotations;
  }

  /** The fields that were patched. */
  static ObjectNode of(List<Mutation.Edit> edits) {
    ObjectNode annotations = JsonNodeFactory.instance.objectNode();
    put(annotations, "patched", edits.stream().map(edit -> edit.path().toString()));
    return annotations;
  }

  private static Stream<Ruling> rulings(Verdict verdict) {
    return verdict.rulings().stream();
  }

  private static void put(ObjectNode annotations, String key, Stream<String> values) {
    Collection<String> distinct = values.distinct().sorted().toList();
    if (!distinct.isEmpty()) {
      String list = String.join(",", distinct);
      annotations.put(
          key, list.length() <= MAX ? list : list.substring(0, list.lastIndexOf(',', MAX)));
    }
  }
}
