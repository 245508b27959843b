package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;

/** Durations as text. */
public final class Durations implements Rule {
  static final Set<String> IDS = Set.of("VVP-067");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.DURATION;
  }

  private static final Pattern SIMPLE =
      Pattern.compile(
          "\\d{1,18}\\s*(ns|us|µs|ms|milli(s|seconds?)?|s|sec|seconds?|m|min|minutes?"
              + "|h|hours?|d|days?)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void judge(Field site, Findings findings) {
    Value value = site.value();
    String rule = site.place().text("rule");
    if (TypeCheck.isText(rule, value, findings) && !isDuration(value.node().textValue())) {
      String problem = Quote.value(value.node()) + " does not look like a duration";
      String fix = "write a duration such as \"8h\" or \"PT8H\"";
      findings.report(rule, value.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean isDuration(String text) {
    if (text.length() > 64 || SIMPLE.matcher(text).matches()) {
      return text.length() <= 64;
    }
    try {
      Duration.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
