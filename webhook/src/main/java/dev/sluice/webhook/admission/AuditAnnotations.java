package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import java.util.Collection;
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

  /** Adds the fields that were patched, and the target that they were patched for. */
  static void add(ObjectNode annotations, Mutator.Mutated mutated) {
    put(annotations, "patched", mutated.edits().stream().map(edit -> edit.field().toString()));
    put(annotations, "target", mutated.plan().stream().map(plan -> plan.target().name()));
  }

  private static Stream<Ruling> rulings(Verdict verdict) {
    return verdict.rulings().stream();
  }

  private static void put(ObjectNode annotations, String key, Stream<String> values) {
    Collection<String> distinct = values.distinct().sorted().toList();
    if (!distinct.isEmpty()) {
      annotations.put(key, cut(String.join(",", distinct)));
    }
  }

  /** Whole values if there is room for one; a field path alone can be longer than the limit. */
  private static String cut(String list) {
    if (list.length() <= MAX) {
      return list;
    }
    int comma = list.lastIndexOf(',', MAX);
    int end = Character.isHighSurrogate(list.charAt(MAX - 1)) ? MAX - 1 : MAX;
    return list.substring(0, comma > 0 ? comma : end);
  }
}
