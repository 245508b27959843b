package dev.sluice.policies.apache.pods;

import dev.sluice.policies.apache.OperatorMemory;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of Flink that the operator makes of a specification's fields. */
final class SpecOptions {
  private final List<Entry> entries = new ArrayList<>();

  private SpecOptions() {}

  /** Those that pods are built from, each at its field. */
  static FlinkConfiguration of(Value spec) {
    SpecOptions options = new SpecOptions();
    options.copy("kubernetes.container.image.ref", spec.get("image"));
    options.copy("kubernetes.container.image.pull-policy", spec.get("imagePullPolicy"));
    options.copy("kubernetes.service-account", spec.get("serviceAccount"));
    options.process("jobmanager", spec.get("jobManager"));
    options.process("taskmanager", spec.get("taskManager"));
    options.target(spec);
    return FlinkConfiguration.of(options.entries);
  }

  private void target(Value spec) {
    Value job = spec.get("job");
    String target = job.isObject() ? "kubernetes-application" : "kubernetes-session";
    add(
        "execution.target",
        spec.get("mode").is("standalone") ? "remote" : target,
        job.isObject() ? job : spec);
  }

  private void process(String process, Value section) {
    Value older = section.get("resource");
    copy("kubernetes." + process + ".cpu.amount", older.get("cpu"));
    memory(process, older.get("memory"));
    Value resources = section.get("resources");
    if (resources.get("requests").isFilled() || resources.get("limits").isFilled()) {
      resources(process, resources.get("requests"), resources.get("limits"));
    }
  }

  private void resources(String process, Value requests, Value limits) {
    Value cpu = first(requests.entry("cpu"), limits.entry("cpu"));
    Quantity.of(cpu)
        .ifPresent(
            q -> add("kubernetes." + process + ".cpu.amount", q.number().toPlainString(), cpu));
    memory(process, first(requests.entry("memory"), limits.entry("memory")));
    Optional<BigDecimal> cpus = Quantity.of(requests.entry("cpu")).map(Quantity::number);
    factor(process + ".cpu", cpus, Quantity.of(limits.entry("cpu")).map(Quantity::number), limits);
    factor(process + ".memory", bytes(requests), bytes(limits), limits);
  }

  private static Optional<BigDecimal> bytes(Value list) {
    return OperatorMemory.of(list.entry("memory")).flatMap(OperatorMemory::bytes);
  }

  private static Value first(Value request, Value limit) {
    return request.isSet() ? request : limit;
  }

  private void factor(
      String process, Optional<BigDecimal> request, Optional<BigDecimal> limit, Value at) {
    if (request.isPresent() && limit.isPresent() && request.get().signum() > 0) {
      double factor = limit.get().doubleValue() / request.get().doubleValue();
      add("kubernetes." + process + ".limit-factor", String.valueOf(factor), at);
    }
  }

  private void memory(String process, Value memory) {
    OperatorMemory.of(memory)
        .flatMap(OperatorMemory::bytes)
        .ifPresent(
            bytes ->
                add(process + ".memory.process.size", bytes.toPlainString() + " bytes", memory));
  }

  private void copy(String option, Value field) {
    if (field.isPresent() && !field.node().isContainerNode()) {
      add(option, field.scalar(), field);
    }
  }

  private void add(String option, String text, Value field) {
    entries.add(new Entry(option, text, field));
  }
}
