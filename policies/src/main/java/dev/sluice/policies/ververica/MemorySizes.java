package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;

/** Amounts of memory for Flink's processes, in Ververica's own spelling. */
public final class MemorySizes implements Rule {
  static final Set<String> IDS = Set.of("VVP-061", "VVP-062", "VVP-063");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.MEMORY_AMOUNT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value value = site.value();
    Optional<VervericaMemory> memory = VervericaMemory.of(value.node());
    if (memory.isPresent()) {
      amount(site, memory.get(), findings);
    } else if (value.isSet()) {
      spelling(value, findings);
    }
  }

  private static void amount(Field site, VervericaMemory memory, Findings findings) {
    Value value = site.value();
    String rule = site.place().text("rule");
    String minimum = site.place().text("minimum");
    String advised = site.place().text("advised");
    String given = Quote.value(value.node());
    if (isLess(memory, minimum)) {
      String problem = given + " is less than the minimum of " + minimum;
      String fix = "write at least " + (advised.isEmpty() ? minimum : advised);
      findings.report(rule, value.path(), ErrorType.Invalid, problem, fix);
    } else if (isLess(memory, advised)) {
      String problem = given + " is less than " + advised + ", the minimum of newer versions";
      String fix = "write at least " + advised;
      findings.advise(rule, value.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean isLess(VervericaMemory memory, String limit) {
    return VervericaMemory.of(limit).filter(l -> memory.compareTo(l) < 0).isPresent();
  }

  private static void spelling(Value value, Findings findings) {
    boolean scalar = value.node().isTextual() || value.node().isNumber();
    String given = scalar ? Quote.value(value.node()) : Quote.type(value.node());
    String fix =
        value
            .text()
            .flatMap(VervericaMemory::spellingOf)
            .map(spelling -> "write " + Quote.text(spelling))
            .orElse("write a decimal number with g or m, such as \"1.5g\"");
    ErrorType type = scalar ? ErrorType.Invalid : ErrorType.TypeInvalid;
    String problem =
        given + " is no memory size of the platform, which is not a Kubernetes quantity";
    findings.report("VVP-061", value.path(), type, problem, fix);
  }
}
