package dev.sluice.policies.render;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Located;
import java.util.function.Supplier;

/**
 * Something that was written and is not in the pod.
 *
 * @param at where it was written
 * @param rule the rule that says so
 * @param type what sort of error it is
 * @param text makes the problem, since there may be very many
 * @param fix what to do
 */
public record Loss(Located at, String rule, ErrorType type, Supplier<String> text, String fix) {

  /** What becomes of it, in the words of a finding. */
  public String problem() {
    return text.get();
  }
}
