package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;

/** Memory for Flink's processes that is not spelt as Ververica spells it, or is too little. */
final class MemorySizes implements Rule<MemorySize> {

  @Override
  public void judge(Field<MemorySize> field, Findings findings) {
    Optional<VervericaMemory> memory = VervericaMemory.of(field.value());
    if (memory.isPresent()) {
      size(field, memory.get(), findings);
    } else if (field.value().isSet()) {
      spelling(field.value(), findings);
    }
  }

  private static void size(Field<MemorySize> field, VervericaMemory memory, Findings findings) {
    MemorySize spec = field.spec();
    boolean tooLittle = isLess(memory, spec.minimum());
    if (tooLittle || isLess(memory, spec.advised())) {
      String limit =
          tooLittle
              ? ", but must be at least " + spec.minimum()
              : ", but newer versions require at least " + spec.advised();
      String problem = field.value().name() + " is " + Quote.value(field.value()) + limit;
      findings
          .of(spec.rule())
          .mildIf(!tooLittle)
          .invalid(field, problem, "set at least " + spec.enough());
    }
  }

  private static boolean isLess(VervericaMemory memory, String limit) {
    return VervericaMemory.of(limit).filter(l -> memory.compareTo(l) < 0).isPresent();
  }

  private static void spelling(Value value, Findings findings) {

    String fix =
        value
            .string()
            .flatMap(VervericaMemory::spellingOf)
            .map(spelling -> "write " + Quote.string(spelling))
            .orElse("write a decimal number with g or m, such as \"1.5g\"");
    WrongQuantity.report(
        findings.of("VVP-061"), value, Optional.empty(), "a memory size of the platform", fix);
  }
}
