package dev.sluice.policies.builtin;

import static dev.sluice.policies.rule.Registration.rule;

import dev.sluice.policies.apache.ApacheRules;
import dev.sluice.policies.apache.pods.OperatedPodRules;
import dev.sluice.policies.flink.FlinkRules;
import dev.sluice.policies.flinkcluster.FlinkClusterRules;
import dev.sluice.policies.generic.GenericRules;
import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.policy.ExemptionLength;
import dev.sluice.policies.policy.PolicyRule;
import dev.sluice.policies.policy.StampRule;
import dev.sluice.policies.policy.UnknownNamespaceRule;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.schema.SchemaRules;
import dev.sluice.policies.targets.TargetRules;
import dev.sluice.policies.ververica.VervericaRules;
import dev.sluice.policies.ververica.operator.VvpRules;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules and mutations that Sluice comes with: a list for each package of rules. */
public final class BuiltIn {
  private static final List<Registration<?>> ALL =
      Stream.of(
              GenericRules.ALL,
              FlinkRules.ALL,
              VvpRules.ALL,
              VervericaRules.ALL,
              FlinkClusterRules.ALL,
              TargetRules.ALL,
              ApacheRules.ALL,
              OperatedPodRules.ALL,
              SchemaRules.ALL,
              StampRule.ALL)
          .<Registration<?>>flatMap(List::stream)
          .toList();

  private static @Nullable RuleBook known;

  private BuiltIn() {}

  /**
   * The book of all of them, read when it is first asked for.
   *
   * @throws IllegalStateException with file and line where a data file does not fit
   */
  public static synchronized RuleBook book() {
    RuleBook book = known;
    if (book == null) {
      book = read();
      known = book;
    }
    return book;
  }

  private static RuleBook read() {
    RuleBook book = RuleBook.of(ALL);
    return book.with(TargetRules.knowing(book.kinds()))
        .with(
            List.of(
                rule(WholeResource.TYPE, new PolicyRule(book), PolicyRule.ID),
                rule(WholeResource.TYPE, new UnknownNamespaceRule(), UnknownNamespaceRule.ID),
                rule(WholeResource.TYPE, new ExemptionLength(), ExemptionLength.ID)));
  }
}
