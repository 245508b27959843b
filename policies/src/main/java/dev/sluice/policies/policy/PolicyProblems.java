package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** The problems of one Policy or PolicyExemption, while they are looked for. */
final class PolicyProblems {
  /** Nobody reads more, and each may ask for a suggestion among all rules. */
  private static final int MOST = 1_000;

  private final List<PolicyProblem> found = new ArrayList<>();

  private PolicyProblems() {}

  /** All that is wrong with a document of one of the two kinds: its shape and what it names. */
  static List<PolicyProblem> of(JsonNode document, RuleBook book) {
    PolicyProblems problems = new PolicyProblems();
    PolicySchema.DOCUMENT.validate(document).forEach(problems::add);
    new PolicyReferences(book, problems).check(document);
    return List.copyOf(problems.found);
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
