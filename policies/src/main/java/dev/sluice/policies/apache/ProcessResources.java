package dev.sluice.policies.apache;

import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of JobManagers and TaskManagers, in the operator's older form and in Kubernetes'. */
final class ProcessResources implements Rule<OperatedProcess> {
  private static final List<String> COMPARED = List.of("cpu", "memory");

  @Override
  public void judge(Field<OperatedProcess> field, Findings findings) {
    String rows = field.spec().rows();
    older(rows, field.value().get("resource"), findings);
    Value resources = field.value().get("resources");
    if (resources.isObject() && !field.resource().installation().isApache115()) {
      quantities(rows, resources, findings);
    }
  }

  private static void older(String rows, Value resource, Findings findings) {
    Value memory = resource.get("memory");
    if (memory.string().filter(text -> !text.isBlank()).isPresent()
        && OperatorMemory.of(memory).isEmpty()) {
      unreadableMemory(rows + "-2", memory, findings);
    }
    Value cpu = resource.get("cpu");
    if (cpu.isNumber() && cpu.node().doubleValue() < 0) {
      // Flink gives a TaskManager as many cores as it has slots then.
      boolean runs = rows.equals("FD-TM");
      String problem = "cpu is " + Quote.value(cpu) + ", but must be greater than 0";
      findings.of("SLU-042").mildIf(runs).invalid(cpu, problem, "set it to more than 0");
    }
    Value storage = resource.get("ephemeralStorage");
    if (storage.isSet() && Quantity.of(storage).isEmpty()) {
      unreadable(rows + "-3", storage, findings);
    }
  }

  private static void quantities(String rows, Value resources, Findings findings) {
    Map<String, BigDecimal> limits = new HashMap<>();
    resources
        .get("limits")
        .entries()
        .forEach(
            limit -> judged(rows, limit, findings).ifPresent(l -> limits.put(limit.name(), l)));
    resources
        .get("requests")
        .entries()
        .forEach(
            request ->
                judged(rows, request, findings)
                    .filter(r -> r.compareTo(limits.getOrDefault(request.name(), r)) > 0)
                    .ifPresent(
                        r -> aboveLimit(rows, request, limit(resources, request), findings)));
  }

  private static Value limit(Value resources, Value request) {
    return resources.get("limits").entry(request.name());
  }

  /** Judges one quantity by itself; empty where it is not certain what it is. */
  private static Optional<BigDecimal> judged(String rows, Value quantity, Findings findings) {
    if (!quantity.isSet()) {
      return Optional.empty();
    }
    Optional<BigDecimal> read =
        quantity.name().equals("memory")
            ? memory(rows + "-4", quantity, findings)
            : quantity(rows + "-4", quantity, findings);
    read.ifPresent(number -> sign(rows + "-5", quantity, number.signum(), findings));
    return read;
  }

  private static Optional<BigDecimal> memory(String row, Value quantity, Findings findings) {
    Optional<OperatorMemory> memory = OperatorMemory.of(quantity);
    if (memory.isEmpty()) {
      unreadableMemory(row, quantity, findings);
    }
    return memory.flatMap(OperatorMemory::bytes);
  }

  private static Optional<BigDecimal> quantity(String row, Value quantity, Findings findings) {
    Optional<Quantity> known = Quantity.of(quantity);
    if (known.isEmpty()) {
      unreadable(row, quantity, findings);
    }
    return known.map(Quantity::number);
  }

  private static void sign(String row, Value quantity, int sign, Findings findings) {
    boolean needed = COMPARED.contains(quantity.name());
    if (sign < 0 || (sign == 0 && needed)) {
      String wanted = needed ? "greater than 0" : "at least 0";
      String problem = quantity.name() + " is " + Quote.value(quantity) + ", but must be " + wanted;
      String fix = needed ? "set a quantity greater than 0" : "set a quantity of at least 0";
      findings.of(row).invalid(quantity, problem, fix);
    }
  }

  private static void aboveLimit(String rows, Value request, Value limit, Findings findings) {
    // Of other names the operator thinks nothing, and the API server refuses the pods.
    String row = COMPARED.contains(request.name()) ? rows + "-6" : "FLK-031";
    String problem = "request " + Quote.value(request) + " exceeds the limit " + Quote.value(limit);
    findings.of(row).invalid(request, problem, "lower the request, or raise the limit");
  }

  private static void unreadableMemory(String row, Value memory, Findings findings) {
    String fix =
        memory
            .string()
            .flatMap(OperatorMemory::wholeSpelling)
            .map(text -> "write " + Quote.string(text))
            .orElse("write an integer with a unit, such as \"2048Mi\"");
    String problem = Quote.plain(memory) + " is not a memory size that the operator can read";
    findings.of(row).invalid(memory, problem, fix);
  }

  private static void unreadable(String row, Value quantity, Findings findings) {
    String problem = Quote.plain(quantity) + " is not a valid quantity";
    String fix = "write a quantity such as \"1\", \"500m\" or \"10Gi\"";
    findings.of(row).invalid(quantity, problem, fix);
  }
}
