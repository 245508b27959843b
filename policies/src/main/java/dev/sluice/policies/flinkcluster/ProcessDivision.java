package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.memory.FlinkMemory;
import dev.sluice.policies.flink.memory.MemoryRefusal;
import dev.sluice.policies.flink.memory.MemoryRole;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Memory of a FlinkCluster role that Flink cannot divide. The operator gives the process a share of
 * the container's; the options of the cluster are all there are, and count before it.
 */
final class ProcessDivision implements Rule<RoleRules> {
  private static final String RULE = "SLU-086";
  private static final String VOLUME = "flink-config-volume";
  private static final String PATH = "/opt/flink/conf";
  private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Of the mebibytes of a container; more is nobody's. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 40);

  @Override
  public void judge(Field<RoleRules> role, Findings findings) {
    Optional<FlinkVersion> version = version(role);
    if (!role.value().isObject() || version.filter(v -> !v.isBelow(1, 11)).isEmpty()) {
      return;
    }
    FlinkConfiguration options =
        FlinkConfiguration.of(role.resource().at("/spec/flinkProperties"), false);
    MemoryRole process = process(role.spec());
    FlinkMemory memory = FlinkMemory.of(process, options, version.get().isBelow(1, 17));
    boolean isGiven = options.get(process.processSize()).isPresent();
    Optional<FlinkMemory.Whole> share = isGiven ? Optional.empty() : share(role);
    if (isGiven || share.isPresent()) {
      FlinkMemory all = share.map(memory::with).orElse(memory);
      boolean mild = bringsConfiguration(role.value());
      all.refusals().forEach(refusal -> report(refusal, mild, findings));
    }
  }

  private static Optional<FlinkVersion> version(Field<RoleRules> role) {
    return FlinkClusterOperator.isSpotify(role.resource())
        ? role.resource().at("/spec/flinkVersion").string().flatMap(FlinkVersion::of)
        : Optional.empty();
  }

  private static MemoryRole process(RoleRules rules) {
    return rules.rules().equals("FC-TM") ? MemoryRole.TASKMANAGER : MemoryRole.JOBMANAGER;
  }

  private static void report(MemoryRefusal refusal, boolean mild, Findings findings) {
    findings.of(RULE).mildIf(mild).invalid(refusal, refusal.problem(), refusal.fix());
  }

  /** Whether a volume or mount comes in place of the operator's, with other options in it. */
  private static boolean bringsConfiguration(Value role) {
    return role.get("volumes").elements().stream().anyMatch(v -> v.get("name").is(VOLUME))
        || role.get("volumeMounts").elements().stream().anyMatch(m -> m.get("mountPath").is(PATH));
  }

  /** The operator rounds it up to mebibytes. */
  private static Optional<FlinkMemory.Whole> share(Field<RoleRules> role) {
    Value ratio = role.value().get(FlinkClusterMemory.PROCESS_RATIO);
    long percent =
        ratio.isSet() ? ratio.integer().orElse(0L) : FlinkClusterMemory.DEFAULT_PROCESS_RATIO;
    Value memory = FlinkClusterMemory.container(role.value(), role.resource());
    return Quantity.of(memory)
        .map(q -> q.number().multiply(BigDecimal.valueOf(percent)).divide(HUNDRED))
        .map(bytes -> bytes.divide(MEBI, 0, RoundingMode.CEILING))
        .filter(m -> percent > 0 && percent <= 100 && m.signum() > 0 && m.compareTo(MOST) < 0)
        .map(mebibytes -> whole(at(role, memory, ratio), memory, percent, mebibytes.longValue()));
  }

  private static FlinkMemory.Whole whole(
      FieldPath path, Value memory, long percent, long mebibytes) {
    return new FlinkMemory.Whole(
        path,
        mebibytes << 20,
        percent + " % of memory " + Quote.value(memory),
        enough -> "raise the memory to " + Math.ceilDiv(enough * 100, percent) + "Mi or more");
  }

  private static FieldPath at(Field<RoleRules> role, Value memory, Value ratio) {
    return memory.isGiven() ? memory.path() : ratio.isGiven() ? ratio.path() : role.path();
  }
}
