package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.References;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References to Ververica's secret values where nothing resolves them. */
public final class SecretReferences implements Rule {
  static final Set<String> IDS = Set.of("VVP-078", "VVP-079");

  /** FieldPointer in which a shell resolves the same syntax. */
  private static final Set<String> SHELL = Set.of("command", "args");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.SECRET_REFERENCES;
  }

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z0-9_-]+}");

  /** FieldPointer whose members are keys of the user's own. */
  private static final Set<String> MAPS =
      Set.of("annotations", "labels", "matchLabels", "nodeSelector", "flinkConfiguration");

  @Override
  public void judge(Field site, Findings findings) {
    FieldPath at = site.value().path();
    List<String> skipped =
        Stream.of("allowed", "ignored")
            .flatMap(attribute -> site.place().texts(attribute).stream())
            .map(pointer -> at.pointer() + pointer)
            .toList();
    walk(site.value(), skipped, findings);
    // Only in a document of the platform's is the namespace the platform's own.
    if (site.resource().kind().name().group().isEmpty()) {
      site.place().texts("allowed").forEach(a -> existing(site, site.value().at(a), findings));
    }
  }

  private static void existing(Field site, Value value, Findings findings) {
    value.entries().forEach(option -> existing(site, option, findings));
    Matcher references = REFERENCE.matcher(value.text().orElse(""));
    while (references.find()) {
      String name = references.group().substring(2, references.group().length() - 1);
      References.find(site, "VVP-079", "", "SecretValue", name, value, findings);
    }
  }

  private static void walk(Value value, List<String> skipped, Findings findings) {
    if (SHELL.contains(value.name())) {
      return;
    }
    if (value.text().filter(text -> REFERENCE.matcher(text).find()).isPresent()) {
      if (skipped.stream().noneMatch(pointer -> isWithin(value.path().pointer(), pointer))) {
        report(value, findings);
      }
    }
    boolean map = MAPS.contains(value.name());
    (map ? value.entries() : value.fields()).forEach(member -> walk(member, skipped, findings));
    value.elements().forEach(element -> walk(element, skipped, findings));
  }

  private static boolean isWithin(String pointer, String area) {
    return pointer.equals(area) || pointer.startsWith(area + "/");
  }

  private static void report(Value value, Findings findings) {
    String problem = "the platform does not resolve references to secret values here";
    String fix = "use one in flinkConfiguration or in the jarUri of a JAR artifact only";
    findings.report("VVP-078", value.path(), ErrorType.Invalid, problem, fix);
  }
}
