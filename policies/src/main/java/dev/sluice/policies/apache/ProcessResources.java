package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
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
import java.util.Set;

/** Resources of JobManagers and TaskManagers, in the operator's older form and in Kubernetes'. */
public final class ProcessResources implements Rule {
  private static final List<String> COMPARED = List.of("cpu", "memory");

  @Override
  public Set<String> ids() {
    return Set.of(
        "FD-JM-2", "FD-JM-3", "FD-JM-4", "FD-JM-5", "FD-JM-6", "FD-TM-2", "FD-TM-3", "FD-TM-4",
        "FD-TM-5", "FD-TM-6", "FLK-031", "SLU-042");
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATED_PROCESS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String rows = site.place().text("rows");
    older(rows, site.value().get("resource"), findings);
    Value resources = site.value().get("resources");
    if (!resources.node().isObject() || OperatorConfiguration.isOf115(site)) {
      return;
    }
    Map<String, BigDecimal> limits = new HashMap<>();
    resources
        .get("limits")
        .entries()
        .forEach(
            limit -> amount(rows, limit, findings).ifPresent(l -> limits.put(limit.name(), l)));
    resources
        .get("requests")
        .entries()
        .forEach(
            request ->
                amount(rows, request, findings)
                    .filter(r -> r.compareTo(limits.getOrDefault(request.name(), r)) > 0)
                    .ifPresent(r -> aboveLimit(rows, request, findings)));
  }

  private static void older(String rows, Value resource, Findings findings) {
    Value memory = resource.get("memory");
    if (memory.filledText().filter(text -> !text.isBlank()).isPresent()
        && OperatorMemory.of(memory.node()).isEmpty()) {
      unreadableMemory(rows + "-2", memory, findings);
    }
    Value cpu = resource.get("cpu");
    if (cpu.node().isNumber() && cpu.node().doubleValue() < 0) {
      negative(rows, cpu, findings);
    }
    Value storage = resource.get("ephemeralStorage");
    if (storage.isGiven() && Quantity.of(storage.node()).isEmpty()) {
      unreadable(rows + "-3", storage, findings);
    }
  }

  /** Flink gives a TaskManager as many cores as it has slots then. */
  private static void negative(String rows, Value cpu, Findings findings) {
    String problem = Quote.value(cpu.node()) + " is negative";
    String fix = "ask for more than 0";
    if (rows.equals("FD-TM")) {
      findings.advise("SLU-042", cpu.path(), ErrorType.Invalid, problem, fix);
    } else {
      findings.report("SLU-042", cpu.path(), ErrorType.Invalid, problem, fix);
    }
  }

  /** Judges one amount by itself; empty where it is not certain what it is. */
  private static Optional<BigDecimal> amount(String rows, Value amount, Findings findings) {
    if (!amount.isSet()) {
      return Optional.empty();
    }
    Optional<BigDecimal> read = Optional.empty();
    if (amount.name().equals("memory")) {
      Optional<OperatorMemory> memory = OperatorMemory.of(amount.node());
      read = memory.flatMap(OperatorMemory::bytes);
      if (memory.isEmpty()) {
        unreadableMemory(rows + "-4", amount, findings);
      }
    } else {
      read = Quantity.of(amount.node()).map(Quantity::amount);
      if (read.isEmpty()) {
        unreadable(rows + "-4", amount, findings);
      }
    }
    read.ifPresent(number -> sign(rows, amount, number.signum(), findings));
    return read;
  }

  private static void sign(String rows, Value amount, int sign, Findings findings) {
    boolean needed = COMPARED.contains(amount.name());
    if (sign < 0 || (sign == 0 && needed)) {
      String problem = Quote.value(amount.node()) + (sign == 0 ? " is nothing" : " is negative");
      String fix = needed ? "ask for more than 0" : "ask for 0 or more";
      findings.report(rows + "-5", amount.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static void aboveLimit(String rows, Value request, Findings findings) {
    // Of other names the operator thinks nothing, and the API server refuses the pods.
    String row = COMPARED.contains(request.name()) ? rows + "-6" : "FLK-031";
    String problem = Quote.value(request.node()) + " is more than the limit allows";
    String fix = "lower the request or raise the limit";
    findings.report(row, request.path(), ErrorType.Invalid, problem, fix);
  }

  private static void unreadableMemory(String row, Value memory, Findings findings) {
    String fix =
        memory
            .text()
            .flatMap(OperatorMemory::wholeSpelling)
            .map(text -> "write " + Quote.text(text))
            .orElse("write a whole number with a unit, such as \"2048Mi\"");
    String problem = "the operator cannot read " + Quote.plain(memory.node()) + " as memory";
    findings.report(row, memory.path(), ErrorType.Invalid, problem, fix);
  }

  private static void unreadable(String row, Value amount, Findings findings) {
    String problem = Quote.plain(amount.node()) + " is no amount that Kubernetes knows";
    String fix = "write a quantity, such as \"1\", \"500m\" or \"10Gi\"";
    findings.report(row, amount.path(), ErrorType.Invalid, problem, fix);
  }
}
