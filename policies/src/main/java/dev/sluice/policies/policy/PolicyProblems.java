package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.custom.OwnRules;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** The problems of one Policy or PolicyExemption, while they are looked for. */
final class PolicyProblems {
  /** Nobody reads more, and each may ask for a suggestion among all rules. */
  private static final int MOST = 1_000;

  /** Schemas in schemas are looked at by recursion. */
  private static final int DEEPEST = 100;

  private final List<PolicyProblem> found = new ArrayList<>();

  private PolicyProblems() {}

  /** All that is wrong with a document of one of the two kinds: its shape and what it names. */
  static List<PolicyProblem> of(JsonNode document, RuleBook book) {
    PolicyProblems problems = new PolicyProblems();
    if (isDeeperThan(DEEPEST, document)) {
      problems.add(
          FieldPath.of("/spec"),
          ErrorType.Invalid,
          "the document has values in more than " + DEEPEST + " others",
          "nest less");
      return List.copyOf(problems.found);
    }
    PolicySchema.DOCUMENT.validate(document).forEach(problems::add);
    new PolicyReferences(book, problems).check(document);
    if (document.path("kind").asText().equals("Policy")) {
      OwnRules.of(document, problems::add);
    }
    return List.copyOf(problems.found);
  }

  private static boolean isDeeperThan(int most, JsonNode value) {
    if (most < 0) {
      return true;
    }
    for (JsonNode below : value) {
      if (isDeeperThan(most - 1, below)) {
        return true;
      }
    }
    return false;
  }

  void add(Located at, ErrorType type, String problem, String fix) {
    add(new PolicyProblem(at.path(), type, problem, fix));
  }

  void add(PolicyProblem problem) {
    if (!isFull()) {
      found.add(problem);
    }
  }

  /** Whether no more are taken. */
  boolean isFull() {
    return found.size() >= MOST;
  }
}
