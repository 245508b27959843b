package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.UnknownFields;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ververica's environment variables of pods. Their values never show in a finding. */
public final class EnvironmentVariables implements Rule {
  static final Set<String> IDS = Set.of("VVP-047", "VVP-048", "VVP-050");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_ENV_VARS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Set<String> names = new HashSet<>();
    for (Value variable : UnknownFields.objects(site, findings)) {
      UnknownFields.judge(site, variable, findings);
      source(site, variable, findings);
      Value name = variable.get("name");
      if (name.filledText().isPresent() && !names.add(name.filledText().get())) {
        String problem = Quote.value(name.node()) + " is defined before; the later definition wins";
        String fix = "remove one of the two";
        findings.report("VVP-050", name.path(), ErrorType.Duplicate, problem, fix, "POD-130");
      }
    }
  }

  private static void source(Field site, Value variable, Findings findings) {
    Value value = variable.get("value");
    Value from = variable.get("valueFrom");
    if (value.isFilled() && from.isFilled()) {
      String problem = "may not be set together with a value";
      String fix = "remove value or valueFrom";
      findings.report("VVP-047", from.path(), ErrorType.Invalid, problem, fix, "POD-132");
    } else if (!value.isSet() && !from.isSet() && isWhole(site, variable)) {
      String problem = "neither value nor valueFrom is set; the variable will be empty";
      String fix = "set one of them, or write value: \"\" if empty is meant";
      findings.report("VVP-048", value.path(), ErrorType.Required, problem, fix);
    }
  }

  /** Whether nothing else can hold the value: no fragment, and no misspelt member. */
  private static boolean isWhole(Field site, Value variable) {
    List<String> known = site.place().texts("members");
    return !site.place().partial() && variable.fields().allMatch(f -> known.contains(f.name()));
  }
}
