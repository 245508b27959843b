package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State.Lookup;
import java.util.Set;

/** Names of objects that are not there. */
public final class References implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.REFERENCE);
  }

  @Override
  public FieldType place() {
    return FieldType.REFERENCE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value name = site.value();
    if (name.filledText().isPresent()) {
      FieldSpec place = site.place();
      find(site, place.text("rule"), place.text("group"), place.text("kind"), name, findings);
    }
  }

  /** Looks an object of the resource's namespace up by a name that is given. */
  public static void find(
      Field site, String rule, String group, String kind, Value name, Findings findings) {
    find(site, rule, group, kind, name.node().asText(), name, findings);
  }

  /** The same by a name that is only a part of a value. */
  public static void find(
      Field site,
      String rule,
      String group,
      String kind,
      String name,
      Value at,
      Findings findings) {
    Lookup lookup = site.resource().state().find(group, kind, site.resource().namespace(), name);
    switch (lookup) {
      case Lookup.Found found -> {}
      case Lookup.Absent absent -> {
        String problem = "there is no " + kind + " " + Quote.text(name) + " in the namespace";
        String fix = "name one that is there, or create it first";
        findings.report(rule, at.path(), ErrorType.NotFound, problem, fix);
      }
      case Lookup.Unknown unknown -> findings.note(rule, "unknown: no " + kind + " in the state");
    }
  }
}
