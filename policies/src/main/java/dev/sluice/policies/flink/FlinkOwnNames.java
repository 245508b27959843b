package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** Volumes and variables that carry a name which Flink gives to its own. */
public final class FlinkOwnNames implements Rule {
  static final Set<String> IDS = Set.of("VVP-051");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_NAMES;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String what = site.place().text("what");
    List<String> roles = site.place().texts("roles");
    JsonNode configuration = site.other("configurationAt").node();
    for (Value element : elements(site)) {
      Value name = element.get("name");
      if (name.text().filter(n -> FlinkNames.adds(what, n, roles, configuration)).isPresent()) {
        report(what, name, findings);
      }
    }
  }

  private static List<Value> elements(Field site) {
    String member = site.place().text("ofMainContainer");
    String main = site.resource().kind().mainContainer();
    return member.isEmpty()
        ? site.value().elements()
        : site.value().elements().stream()
            .filter(container -> container.get("name").text().filter(main::equals).isPresent())
            .flatMap(container -> container.get(member).elements().stream())
            .toList();
  }

  private static void report(String what, Value name, Findings findings) {
    String quoted = Quote.value(name.node());
    if (what.equals("volumes")) {
      String problem = quoted + " is the name of a volume that Flink adds to the pod";
      findings.report("VVP-051", name.path(), ErrorType.Duplicate, problem, "choose another name");
    } else {
      String problem = quoted + " is a variable that Flink sets itself; its own value wins";
      findings.report("VVP-051", name.path(), ErrorType.Forbidden, problem, "remove it");
    }
  }
}
