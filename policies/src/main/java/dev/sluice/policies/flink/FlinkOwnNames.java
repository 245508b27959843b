package dev.sluice.policies.flink;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** Volumes and variables that carry a name which Flink gives to its own. */
final class FlinkOwnNames implements Rule<NamedThings> {
  @Override
  public void judge(Field<NamedThings> list, Findings findings) {
    Value configuration = list.other(list.spec().configurationAt());
    for (Value element : elements(list)) {
      Value name = element.get("name");
      if (name.string().filter(n -> isFlinks(n, list.spec(), configuration)).isPresent()) {
        report(list.spec().what(), name, findings);
      }
    }
  }

  private static boolean isFlinks(String name, NamedThings things, Value configuration) {
    return FlinkNames.adds(things.what(), name, things.roles(), configuration);
  }

  private static List<Value> elements(Field<NamedThings> list) {
    String field = list.spec().ofMainContainer();
    String main = list.resource().kind().mainContainer();
    return field.isEmpty()
        ? list.value().elements()
        : list.value().elements().stream()
            .filter(container -> container.get("name").is(main))
            .flatMap(container -> container.get(field).elements().stream())
            .toList();
  }

  private static void report(NamedThings.What what, Value name, Findings findings) {
    String quoted = Quote.value(name);
    switch (what) {
      case volumes -> {
        String problem = "duplicate volume name " + quoted + ": Flink adds its own to the pod";
        findings.of("VVP-051").duplicate(name, problem, "choose another name");
      }
      case env -> {
        String problem = quoted + " is set by Flink itself, which silently overwrites it";
        findings.of("VVP-051").forbidden(name, problem, "remove the variable");
      }
    }
  }
}
