package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** Objects of which exactly one of several members may be given. */
public final class ExactlyOne implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.EXACTLY_ONE);
  }

  @Override
  public FieldType place() {
    return FieldType.EXACTLY_ONE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    List<Value> members = site.place().texts("of").stream().map(site.value()::at).toList();
    List<Value> given = members.stream().filter(Value::isGiven).toList();
    if (given.isEmpty()) {
      none(site, members, findings);
    } else {
      given.stream()
          .limit(given.size() - 1L)
          .forEach(member -> several(site, member, given.getLast(), findings));
    }
  }

  private static void none(Field site, List<Value> members, Findings findings) {
    boolean madeUpFor = site.place().attributes().has("unless") && site.other("unless").isGiven();
    if (site.place().partial() || madeUpFor) {
      return;
    }
    String choices = Quote.choices(members.stream().map(Value::name).toList());
    findings.report(
        site.place().text("rule"),
        members.getFirst().path(),
        ErrorType.Required,
        "exactly one of " + choices + " must be given, and none is",
        "add the one that is meant");
  }

  private static void several(Field site, Value member, Value last, Findings findings) {
    String rule = site.place().text("rule");
    String problem =
        Quote.text(member.name())
            + " is given together with "
            + Quote.text(last.name())
            + ": "
            + site.place().text("why");
    String fix = "remove one of the two";
    if (site.place().text("several").equals("advise")) {
      findings.advise(rule, member.path(), ErrorType.Forbidden, problem, fix);
    } else {
      findings.report(rule, member.path(), ErrorType.Forbidden, problem, fix);
    }
  }
}
