package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** The containers of a Ververica pod template: Flink's own, and those beside it. */
public final class TemplateContainers implements Rule {
  static final Set<String> IDS = Set.of("VVP-054", "VVP-055");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_POD_TEMPLATE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String main = site.resource().kind().mainContainer();
    for (Value container : site.value().at("/spec/containers").elements()) {
      if (container.get("name").text().filter(main::equals).isPresent()) {
        limits(site, container.at("/resources/limits"), findings);
      } else if (container.node().isObject() && !container.get("image").isFilled()) {
        sidecar(site, main, container, findings);
      }
    }
  }

  private static void sidecar(Field site, String main, Value container, Findings findings) {
    if (!site.place().partial()) {
      String problem = "a container beside Flink's has no image";
      String fix = "set its image, or call it " + Quote.text(main) + " if it is Flink's own";
      findings.report(
          "VVP-054", container.get("image").path(), ErrorType.Required, problem, fix, "POD-097");
    }
  }

  private static void limits(Field site, Value limits, Findings findings) {
    Value resources = site.other("resourcesAt");
    limits
        .entries()
        .filter(limit -> limit.name().equals("cpu") && differsInCpu(limit, resources.get("cpu")))
        .forEach(limit -> report(limit, resources.get("cpu"), findings));
    limits
        .entries()
        .filter(limit -> limit.name().equals("memory"))
        .filter(limit -> differsInMemory(limit, resources.get("memory")))
        .forEach(limit -> report(limit, resources.get("memory"), findings));
  }

  private static boolean differsInCpu(Value limit, Value wanted) {
    Optional<Quantity> cpu = Quantity.of(limit.node());
    return Quantity.of(wanted.node()).filter(w -> differ(cpu, w.amount())).isPresent();
  }

  /** Only what differs however the platform's units are read: 4g may be 4G or 4Gi. */
  private static boolean differsInMemory(Value limit, Value wanted) {
    Optional<Quantity> memory = Quantity.of(limit.node());
    return VervericaMemory.of(wanted.node())
        .filter(w -> differ(memory, w.bytes()) && differ(memory, w.binaryBytes()))
        .isPresent();
  }

  private static boolean differ(Optional<Quantity> limit, BigDecimal wanted) {
    return limit.filter(l -> l.amount().compareTo(wanted) != 0).isPresent();
  }

  private static void report(Value limit, Value wanted, Findings findings) {
    String problem = "differs from " + wanted.path() + ", which it overrides";
    String fix = "remove the limit, or give both the same amount";
    findings.report("VVP-055", limit.path(), ErrorType.Invalid, problem, fix);
  }
}
