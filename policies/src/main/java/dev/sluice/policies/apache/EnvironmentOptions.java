package dev.sluice.policies.apache;

import static dev.sluice.policies.apache.MetadataOptions.entry;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Options that make environment variables which the API server refuses. */
final class EnvironmentOptions implements Rule<OperatedSpec> {
  private static final List<String> PREFIXES =
      List.of("containerized.master.env.", "containerized.taskmanager.env.");
  private static final List<String> PARTS = List.of("env", "secret", "key");

  /** What every server takes; since 1.32 they take more. */
  private static final Pattern STRICT = Pattern.compile("(?!\\.\\.)[-._a-zA-Z][-._a-zA-Z0-9]*");

  private static final Pattern PRINTABLE = Pattern.compile("[ -<>-~]+");

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    boolean standalone = field.value().get("mode").is("standalone");
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    for (String prefix : PREFIXES) {
      options.below(prefix).forEach(option -> name(option, prefix, standalone, findings));
    }
    options
        .get("kubernetes.env.secretKeyRef")
        .ifPresent(option -> references(option, standalone, findings));
  }

  private static void name(Entry option, String prefix, boolean standalone, Findings findings) {
    String name = option.key().substring(prefix.length());
    // Flink takes an empty one for none.
    if (!name.isEmpty() && (!STRICT.matcher(name).matches() || name.equals("."))) {
      boolean some = PRINTABLE.matcher(name).matches();
      String problem =
          "the name after \"%s\" has %s"
              .formatted(
                  prefix,
                  some
                      ? "what only newer API servers accept"
                      : "an equals sign, or a character that is not printable");
      String fix = "use letters, digits and underscores, with a letter first";
      findings.of("FLK-037").mildIf(standalone || some).invalid(option, problem, fix);
    }
  }

  private static void references(Entry option, boolean standalone, Findings findings) {
    List<Map<String, String>> entries = OptionText.maps(option.text()).orElse(List.of());
    for (int i = 0; i < entries.size(); i++) {
      Map<String, String> entry = entries.get(i);
      List<String> missing =
          PARTS.stream().filter(part -> entry.getOrDefault(part, "").isEmpty()).toList();
      if (!missing.isEmpty()) {
        String problem = entry(i, option.key()) + " needs " + String.join(" and ", missing);
        String fix = "write env:NAME,secret:NAME,key:KEY for each variable";
        findings.of("FLK-036").mildIf(standalone).required(option, problem, fix);
      }
    }
  }
}
