package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Durations as strings. */
final class Durations implements Rule<DurationString> {
  /** No duration is longer, and some would be costly to read. */
  private static final int LONGEST = 64;

  private static final Pattern SIMPLE =
      Pattern.compile(
          "\\d{1,18}\\s*(ns|us|µs|ms|milli(s|seconds?)?|s|sec|seconds?|m|min|minutes?"
              + "|h|hours?|d|days?)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void judge(Field<DurationString> field, Findings findings) {
    Value value = field.value();
    String rule = field.spec().rule();
    if (Types.isString(rule, value, findings) && value.string().filter(Durations::is).isEmpty()) {
      findings
          .of(rule)
          .invalid(
              value,
              Quote.value(value) + " is not a valid duration",
              "write a duration such as \"8h\" or \"PT8H\"");
    }
  }

  private static boolean is(String string) {
    return string.length() <= LONGEST && (SIMPLE.matcher(string).matches() || isIso(string));
  }

  private static boolean isIso(String string) {
    try {
      Duration.parse(string);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
