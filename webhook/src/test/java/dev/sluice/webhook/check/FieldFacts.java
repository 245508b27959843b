package dev.sluice.webhook.check;

import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a field case says of the installation: {@code # operator: google}, and that the
 * operator's own configuration adds nothing.
 *
 * @param facts lines below {@code installation}
 * @param rules lines below {@code spec}
 */
record FieldFacts(String facts, String rules) {
  private static final String NO_DEFAULTS = "Policy FD-CONF-1 {defaultConfiguration: {}}";
  private static final String POLICY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: field-case}
      spec:
      """;

  static FieldFacts of(List<String> head) {
    String operator =
        line(head, "operator")
            .map(name -> "    flinkCluster: {operator: " + name + "}\n")
            .orElse("");
    boolean none =
        line(head, "defaults").filter("none"::equals).isPresent()
            || head.stream().anyMatch(line -> line.contains(NO_DEFAULTS));
    return new FieldFacts(operator + (none ? "    apache: {defaultConfiguration: {}}\n" : ""), "");
  }

  /** What stands after a word of the head. */
  static Optional<String> line(List<String> head, String word) {
    String start = "# " + word + ": ";
    return head.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /** The same with the mutation that fills in what FlinkCluster's operator does. */
  FieldFacts withDefaulting() {
    return new FieldFacts(facts, "  rules: [{rule: SLU-063, enforcement: Deny}]\n");
  }

  Policies policies() {
    if (facts.isEmpty() && rules.isEmpty()) {
      return Policies.builtInOnly(KitCase.BOOK.catalogue());
    }
    String policy = POLICY + (facts.isEmpty() ? "" : "  installation:\n" + facts) + rules;
    PolicyDocuments.Loaded loaded =
        PolicyDocuments.load(Documents.read("field-case", policy).documents(), KitCase.BOOK);
    if (!loaded.errors().isEmpty()) {
      throw new IllegalStateException(loaded.errors().toString());
    }
    return loaded.policies();
  }
}
