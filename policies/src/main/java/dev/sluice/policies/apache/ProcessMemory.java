package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.MemoryText;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** JobManagers and TaskManagers that are given no memory, neither here nor by an option. */
final class ProcessMemory implements Rule<OperatedProcess> {
  private static final String MEMORY = "taskmanager.memory.";

  /**
   * Metaspace takes 256 MiB and overhead 192; of what is left the framework takes 256, networks 64,
   * and managed memory 40 %.
   */
  private static final long LEAST = 981L << 20;

  @Override
  public void judge(Field<OperatedProcess> field, Findings findings) {
    boolean is115 = field.resource().installation().isApache115();
    if (!isInResource(field.value()) && (is115 || !isInResources(field.value()))) {
      OperatorConfiguration.at(field.spec().configurationAt(), field.resource())
          .ifPresent(c -> options(field, c, new OperatorFindings(c, findings)));
    }
  }

  private static boolean isInResource(Value process) {
    Value memory = process.get("resource").get("memory");
    return memory.string().map(text -> !text.isBlank()).orElse(memory.isNumber());
  }

  private static boolean isInResources(Value process) {
    Value resources = process.get("resources");
    return resources.get("requests").get("memory").isSet()
        || resources.get("limits").get("memory").isSet();
  }

  private static boolean isDerivable(OperatedProcess spec, OperatorConfiguration configuration) {
    return spec.memoryOptions().stream()
        .anyMatch(together -> together.stream().allMatch(option -> configuration.isFilled(option)));
  }

  private static void options(
      Field<OperatedProcess> field, OperatorConfiguration configuration, OperatorFindings rows) {
    List<FlinkConfiguration.Entry> unreadable =
        field.spec().memoryOptions().stream()
            .flatMap(List::stream)
            .filter(key -> key.contains(".memory."))
            .flatMap(key -> configuration.options().get(key).stream())
            .filter(option -> MemoryText.bytes(option.text()).isEmpty())
            .toList();
    if (!unreadable.isEmpty()) {
      unreadable.forEach(option -> unreadable(field.spec().rows() + "-1", option, rows));
    } else if (!isDerivable(field.spec(), configuration)) {
      report(field, rows);
    } else if (field.spec().rows().equals("FD-TM")) {
      sum(configuration.options(), rows);
    }
  }

  /** Of a whole that is given alone Flink takes fixed parts first, and needs some of the rest. */
  private static void sum(FlinkConfiguration options, OperatorFindings rows) {
    List<FlinkConfiguration.Entry> all = options.below(MEMORY);
    boolean alone = all.size() == 1 && options.below("taskmanager.network.memory.").isEmpty();
    options
        .get(MEMORY + "process.size")
        .filter(whole -> alone && MemoryText.bytes(whole.text()).orElse(LEAST) < LEAST)
        .ifPresent(
            whole -> {
              String problem =
                  "%s is %dm, but Flink needs at least %dm"
                      .formatted(whole.key(), mebibytes(whole), LEAST >> 20);
              rows.byDefault("FD-TM-1").invalid(whole, problem, "set 1024m or more");
            });
  }

  private static long mebibytes(FlinkConfiguration.Entry option) {
    return MemoryText.bytes(option.text()).orElse(0) >> 20;
  }

  private static void unreadable(
      String row, FlinkConfiguration.Entry option, OperatorFindings rows) {
    String problem = option.key() + " must be a memory size that Flink can read";
    rows.of(row).invalid(option, problem, "set an integer with a unit, such as 2048m");
  }

  private static void report(Field<OperatedProcess> field, OperatorFindings rows) {
    Value memory = field.value().get("resource").get("memory");
    String option = field.spec().memoryOptions().getFirst().getFirst();
    String problem = "memory of the " + field.value().name() + " is not set";
    String fix = "set resource.memory, such as \"2048m\", or the option " + option;
    rows.byDefault(field.spec().rows() + "-1").required(memory, problem, fix);
  }
}
