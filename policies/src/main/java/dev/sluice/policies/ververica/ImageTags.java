package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Image tags that begin with another version than the Flink version beside them. */
final class ImageTags implements Rule<Plain> {
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})++).*", Pattern.DOTALL);

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value tag = field.value().get("flinkImageTag");
    Value version = field.value().get("flinkVersion");
    List<String> ofTag = parts(tag);
    List<String> wanted = parts(version);
    int common = Math.min(ofTag.size(), wanted.size());
    if (!ofTag.subList(0, common).equals(wanted.subList(0, common))) {
      String problem = Quote.value(tag) + " does not match flinkVersion " + Quote.value(version);
      String fix = "use an image of the same Flink version, or correct flinkVersion";
      findings.of("VVP-069").invalid(tag, problem, fix);
    }
  }

  /** The numbers a string begins with; none where it does not begin with a version. */
  private static List<String> parts(Value value) {
    return value
        .string()
        .map(VERSION::matcher)
        .filter(Matcher::matches)
        .map(version -> List.of(version.group(1).split("\\.", -1)))
        .orElse(List.of());
  }
}
