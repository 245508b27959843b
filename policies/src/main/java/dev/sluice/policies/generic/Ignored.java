package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** Members that are let in and have no effect. */
public final class Ignored implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.IGNORED);
  }

  @Override
  public FieldType place() {
    return FieldType.IGNORED;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value value = site.value();
    if (value.isSet() && Conditions.hold(site)) {
      List<String> keys = site.place().texts("key");
      List<String> members = site.place().texts("members");
      if (keys.isEmpty() && members.isEmpty()) {
        judge(site, value, findings);
      }
      for (String key : keys) {
        if (value.node().has(key)) {
          judge(site, value.entry(key), findings);
        }
      }
      for (String member : members) {
        if (value.node().has(member)) {
          judge(site, value.get(member), findings);
        }
      }
    }
  }

  private static void judge(Field site, Value member, Findings findings) {
    if (member.isFilled() && !site.resource().isDefault(member)) {
      PlaceFindings.report(
          site.place(),
          member.path(),
          ErrorType.Forbidden,
          member.name() + " has no effect: " + site.place().text("why"),
          findings);
    }
  }
}
