package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a FlinkCluster role divides its memory, which depends on the version of Flink. */
public final class RoleMemory implements Rule {

  @Override
  public Set<String> ids() {
    return IntStream.rangeClosed(8, 12)
        .boxed()
        .flatMap(number -> Stream.of("FC-JM" + number, "FC-TM" + number))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_ROLE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (site.value().node().isObject()) {
      switch (FlinkClusterMemory.of(site.resource())) {
        case OFF_HEAP -> offHeap(site, findings);
        case PROCESS -> process(site, findings);
        case UNKNOWN -> {}
      }
    }
  }

  private static void offHeap(Field site, Findings findings) {
    String rules = site.place().text("rules");
    Value process = site.value().get(FlinkClusterMemory.PROCESS_RATIO);
    if (process.isSet() && site.resource().kind().variant().equals("spotify")) {
      String problem = "is only for Flink 1.10 and later, and flinkVersion is absent or earlier";
      String fix = "remove it and set memoryOffHeapRatio, or give the version that the image has";
      findings.report(rules + 8, process.path(), ErrorType.Forbidden, problem, fix);
    }
    ratio(rules + 9, site.value().get(FlinkClusterMemory.OFF_HEAP_RATIO), findings);
    minimum(rules + 10, site, findings);
  }

  private static void process(Field site, Findings findings) {
    String rules = site.place().text("rules");
    surplus(rules + 11, site.value().get(FlinkClusterMemory.OFF_HEAP_RATIO), findings);
    Value minimum = site.value().get(FlinkClusterMemory.OFF_HEAP_MINIMUM);
    if (Quantity.of(minimum.node()).filter(q -> q.amount().signum() == 0).isEmpty()) {
      surplus(rules + 11, minimum, findings);
    }
    ratio(rules + 12, site.value().get(FlinkClusterMemory.PROCESS_RATIO), findings);
  }

  private static void surplus(String rule, Value value, Findings findings) {
    if (value.isSet()) {
      String problem = "is only for Flink before 1.10";
      String fix =
          FlinkClusterMemory.isDefault(value)
              ? "remove it: the operator stored it by itself while flinkVersion was lower"
              : "remove it, and set memoryProcessRatio if 80 percent are not right";
      findings.report(rule, value.path(), ErrorType.Forbidden, problem, fix);
    }
  }

  private static void ratio(String rule, Value ratio, Findings findings) {
    if (ratio.number().filter(percent -> percent < 0 || percent > 100).isPresent()) {
      String problem = Quote.value(ratio.node()) + " is no percentage";
      findings.report(
          rule, ratio.path(), ErrorType.Invalid, problem, "write a number from 0 to 100");
    }
  }

  /** The minimum that is stored, given or not, against the memory that there is. */
  private static void minimum(String rule, Field site, Findings findings) {
    Value given = site.value().get(FlinkClusterMemory.OFF_HEAP_MINIMUM);
    Optional<Quantity> minimum = FlinkClusterMemory.offHeapMinimum(given);
    Value memory = memory(site);
    Optional<Quantity> limit = Quantity.of(memory.node());
    if (minimum.isEmpty() || limit.isEmpty() || minimum.get().compareTo(limit.get()) <= 0) {
      return;
    }
    String least = given.isSet() ? Quote.value(given.node()) : "the default, 600M,";
    FieldPath path = given.isSet() ? given.path() : memory.path();
    String problem = "memoryOffHeapMin: " + least + " is more than the container's memory";
    String fix = "ask for more memory, or set a smaller memoryOffHeapMin";
    findings.report(rule, path, ErrorType.Invalid, problem, fix);
  }

  /** The memory limit; with spotify's operator the request where there is no limit. */
  private static Value memory(Field site) {
    Value resources = site.value().get("resources");
    if (!resources.isSet()) {
      resources = site.resource().value(site.place().at() + "/resources");
    }
    Value limit = resources.at("/limits/memory");
    boolean limited = Quantity.of(limit.node()).filter(q -> q.amount().signum() > 0).isPresent();
    return limited || site.resource().kind().variant().equals("google")
        ? limit
        : resources.at("/requests/memory");
  }
}
