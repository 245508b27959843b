package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;

/** Limits of Flink's container in a Ververica pod template, beside those of the deployment. */
final class TemplateContainers implements Rule<PodTemplate> {

  @Override
  public void judge(Field<PodTemplate> field, Findings findings) {
    String main = field.resource().kind().mainContainer();
    for (Value container : field.value().at("/spec/containers").elements()) {
      if (container.get("name").is(main)) {
        limits(field, container.at("/resources/limits"), findings);
      }
    }
  }

  private static void limits(Field<PodTemplate> field, Value limits, Findings findings) {
    Value resources = field.other(field.spec().resourcesAt());
    Value cpu = limits.entry("cpu");
    if (differsInCpu(cpu, resources.get("cpu"))) {
      overrides(cpu, resources.get("cpu"), findings);
    }
    Value memory = limits.entry("memory");
    if (differsInMemory(memory, resources.get("memory"))) {
      overrides(memory, resources.get("memory"), findings);
    }
  }

  private static boolean differsInCpu(Value limit, Value wanted) {
    Optional<Quantity> cpu = Quantity.of(limit);
    return Quantity.of(wanted).filter(w -> differ(cpu, w.number())).isPresent();
  }

  /** Only what differs however the platform's units are read: 4g may be 4G or 4Gi. */
  private static boolean differsInMemory(Value limit, Value wanted) {
    Optional<Quantity> memory = Quantity.of(limit);
    return VervericaMemory.of(wanted)
        .filter(w -> differ(memory, w.bytes()) && differ(memory, w.binaryBytes()))
        .isPresent();
  }

  private static boolean differ(Optional<Quantity> limit, BigDecimal wanted) {
    return limit.filter(l -> l.number().compareTo(wanted) != 0).isPresent();
  }

  private static void overrides(Value limit, Value wanted, Findings findings) {
    String problem =
        "limit %s overrides %s, which is %s"
            .formatted(Quote.value(limit), wanted.path(), Quote.value(wanted));
    String fix = "remove the limit, or set both to the same value";
    findings.of("VVP-055").invalid(limit, problem, fix);
  }
}
