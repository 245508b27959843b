package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.Reference;
import dev.sluice.policies.generic.References;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State.Lookup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References to Ververica's secret values where nothing resolves them, or to none there is. */
final class SecretReferences implements Rule<SecretHolder> {
  static final String UNRESOLVED = "VVP-078";
  static final String ABSENT = "VVP-079";

  private static final Reference SECRET_VALUE = new Reference(ABSENT, "", "SecretValue");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)}");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Fields in which a shell resolves the same syntax. */
  private static final Set<String> SHELL = Set.of("command", "args");

  /** Fields whose fields in turn are keys of the user's own. */
  private static final Set<String> MAPS =
      Set.of("annotations", "labels", "matchLabels", "nodeSelector", "flinkConfiguration");

  @Override
  public void judge(Field<SecretHolder> field, Findings findings) {
    SecretHolder spec = field.spec();
    List<FieldPath> skipped =
        Stream.of(spec.allowed(), spec.ignored())
            .flatMap(List::stream)
            .map(pointer -> field.value().at(pointer).path())
            .toList();
    walk(field.value(), skipped, findings);
    // Only in a document of the platform's is the namespace the platform's own.
    if (field.resource().kind().name().group().isEmpty()) {
      spec.allowed().forEach(a -> existing(field.resource(), field.value().at(a), findings));
    }
  }

  /** A configuration's values, or a value by itself. */
  private static void existing(Resource resource, Value value, Findings findings) {
    value.entries().forEach(option -> references(resource, option, true, findings));
    references(resource, value, false, findings);
  }

  private static void references(
      Resource resource, Value value, boolean option, Findings findings) {
    Matcher references = REFERENCE.matcher(value.string().orElse(""));
    while (references.find()) {
      String name = references.group(1);
      if (option && VARIABLE.matcher(name).matches()) {
        variable(resource, name, findings);
      } else {
        References.find(resource, SECRET_VALUE, name, value, findings);
      }
    }
  }

  /** In a configuration the same syntax reads the pods' environment, which an image can give. */
  private static void variable(Resource resource, String name, Findings findings) {
    if (!(resource.state().find("", SECRET_VALUE.kind(), resource.namespace(), name)
        instanceof Lookup.Found)) {
      findings.note(ABSENT, "unknown: a name in flinkConfiguration may be a variable of the pods");
    }
  }

  /** Goes through all values in their order, however deep they are. */
  private static void walk(Value whole, List<FieldPath> skipped, Findings findings) {
    Deque<Value> open = new ArrayDeque<>();
    open.push(whole);
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (SHELL.contains(value.name()) || skipped.contains(value.path())) {
        continue;
      }
      if (value.string().filter(string -> REFERENCE.matcher(string).find()).isPresent()) {
        unresolved(value, findings);
      }
      boolean map = MAPS.contains(value.name());
      (map ? value.entries() : value.fields()).reversed().forEach(open::push);
      value.elements().reversed().forEach(open::push);
    }
  }

  private static void unresolved(Value value, Findings findings) {
    String problem = "the platform does not resolve a reference to a secret value here";
    String fix = "use it in flinkConfiguration, or in the jarUri of a JAR artifact";
    findings.of(UNRESOLVED).invalid(value, problem, fix);
  }
}
