package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** More parallel instances than the slots of the task managers. */
public final class Parallelism implements Rule {
  static final Set<String> IDS = Set.of("VVP-065");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_DEPLOYMENT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value spec = site.value().at("/template/spec");
    Value parallelism = spec.get("parallelism");
    Optional<BigDecimal> slots =
        positive(spec.get("flinkConfiguration").get("taskmanager.numberOfTaskSlots"))
            .flatMap(s -> positive(spec.get("numberOfTaskManagers")).map(s::multiply));
    if (positive(parallelism)
        .filter(p -> slots.filter(s -> p.compareTo(s) > 0).isPresent())
        .isPresent()) {
      String problem = "is more than numberOfTaskManagers times taskmanager.numberOfTaskSlots";
      String fix = "lower it, or raise numberOfTaskManagers";
      findings.advise("VVP-065", parallelism.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static Optional<BigDecimal> positive(Value value) {
    return Decimal.of(value.node()).filter(number -> number.signum() > 0);
  }
}
