package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.UnknownFields;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ververica's environment variables of pods. Their values never show in a finding. */
final class EnvironmentVariables implements Rule<EnvVars> {

  @Override
  public void judge(Field<EnvVars> field, Findings findings) {
    Set<String> names = new HashSet<>();
    for (Value variable : UnknownFields.objects(field.spec().rule(), field.value(), findings)) {
      UnknownFields.judge(field.spec(), variable, findings);
      source(field, variable, findings);
      Value name = variable.get("name");
      if (name.filledString().filter(string -> !names.add(string)).isPresent()) {
        String problem = "duplicate variable " + Quote.value(name) + ": the last definition wins";
        findings.of("VVP-050").also("POD-130").duplicate(name, problem, "remove one of the two");
      }
    }
  }

  private static void source(Field<EnvVars> field, Value variable, Findings findings) {
    Value value = variable.get("value");
    Value from = variable.get("valueFrom");
    if (value.isFilled() && from.isFilled()) {
      String problem = "valueFrom and value are both set, but exclude each other";
      findings.of("VVP-047").also("POD-132").invalid(from, problem, "remove value or valueFrom");
    } else if (!value.isSet() && !from.isSet() && isWhole(field, variable)) {
      String problem = "neither value nor valueFrom is set, so the variable is empty";
      String fix = "set one of them, or value: \"\" if empty is meant";
      findings.of("VVP-048").required(value, problem, fix);
    }
  }

  /** Whether nothing else can hold the value: no fragment, and no misspelt field. */
  private static boolean isWhole(Field<EnvVars> field, Value variable) {
    List<String> known = field.spec().fields();
    return !field.isPartial() && variable.fields().stream().allMatch(f -> known.contains(f.name()));
  }
}
