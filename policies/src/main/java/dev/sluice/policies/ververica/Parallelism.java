package dev.sluice.policies.ververica;

import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;

/** More parallel instances than the slots of the task managers. */
final class Parallelism implements Rule<DeploymentBody> {

  @Override
  public void judge(Field<DeploymentBody> field, Findings findings) {
    Value spec = field.value().at("/template/spec");
    Value parallelism = spec.get("parallelism");
    Optional<BigDecimal> wanted = positive(parallelism);
    Optional<BigDecimal> slots = slots(spec);
    if (wanted.filter(w -> slots.filter(s -> w.compareTo(s) > 0).isPresent()).isPresent()) {
      String problem =
          "parallelism is %s, but the task managers have only %s slots"
              .formatted(Quote.value(parallelism), Quote.value(DecimalNode.valueOf(slots.get())));
      String fix = "lower parallelism, or raise numberOfTaskManagers";
      findings.of("VVP-065").mild().invalid(parallelism, problem, fix);
    }
  }

  private static Optional<BigDecimal> slots(Value spec) {
    return positive(spec.get("flinkConfiguration").get("taskmanager.numberOfTaskSlots"))
        .flatMap(each -> positive(spec.get("numberOfTaskManagers")).map(each::multiply));
  }

  private static Optional<BigDecimal> positive(Value value) {
    return Decimal.of(value).filter(number -> number.signum() > 0);
  }
}
