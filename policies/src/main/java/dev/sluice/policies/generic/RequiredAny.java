package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Objects that need at least one of some members. */
public final class RequiredAny implements Rule {
  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.REQUIRED_ANY);
  }

  @Override
  public FieldType place() {
    return FieldType.REQUIRED_ANY;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.value().node().isObject() || site.place().partial() || !Conditions.hold(site)) {
      return;
    }
    List<Value> members = new ArrayList<>();
    boolean emptyPasses = site.place().flag("emptyPasses");
    for (String name : site.place().texts("members")) {
      Value member = site.value().at(name);
      if (emptyPasses ? member.isSet() : member.isGiven()) {
        return;
      }
      members.add(member);
    }
    if (!site.place().text("orAt").isEmpty() && site.other("orAt").isGiven()) {
      return;
    }
    report(site, members, findings);
  }

  private static void report(Field site, List<Value> members, Findings findings) {
    String rule = site.place().text("rule");
    List<String> names = members.stream().map(Value::name).toList();
    if (!site.isComplete()) {
      String unknown = "unknown: whether what this is merged into sets ";
      findings.note(rule, unknown + String.join(" or ", names));
      return;
    }
    String problem =
        names.size() == 1 ? "is not set" : "none of " + Quote.choices(names) + " is set";
    String fix = "set " + Quote.text(names.getFirst());
    FieldPath path = members.getFirst().path();
    if (site.place().text("advice").equals("true")) {
      String unless = problem + ", unless the platform's defaults give it";
      findings.advise(rule, path, ErrorType.Required, unless, fix);
    } else {
      findings.report(rule, path, ErrorType.Required, problem, fix);
    }
  }
}
