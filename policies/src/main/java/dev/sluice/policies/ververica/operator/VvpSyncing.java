package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Locale;

/** How a VvpDeployment is brought to the platform, and what does not go with it. */
final class VvpSyncing implements Rule<Plain> {
  static final String MODE = "VVP-006";
  static final String INIT_FIELDS = "VVP-007";

  private static final List<String> MODES = List.of("PATCH", "PUT");

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value mode = field.value().get("syncingMode");
    if (mode.isPresent()) {
      known(mode, findings);
    } else if (VvpVersion.V3.isOf(field)) {
      String problem = "syncingMode is missing, and version 3 of the operator needs it";
      String fix = "set PATCH (leave what is not given as it is) or PUT (reset it)";
      findings.of(MODE).required(mode, problem, fix);
    }
    Value initFields = field.value().get("initFields");
    if (mode.scalar().equalsIgnoreCase("PUT") && initFields.isSet() && VvpVersion.V3.isOf(field)) {
      together(initFields, findings);
    }
  }

  private static void known(Value mode, Findings findings) {
    String given = mode.scalar();
    String upper = given.toUpperCase(Locale.ROOT);
    if (!mode.isString() || !MODES.contains(upper)) {
      String problem = Quote.plain(mode) + " is no syncing mode";
      findings.of(MODE).notSupported(mode, problem, "use one of " + Quote.choices(MODES));
    } else if (!MODES.contains(given)) {
      String problem = Quote.string(given) + " is not spelt as the operator spells it";
      findings.of(MODE).mild().notSupported(mode, problem, "write " + Quote.string(upper));
    }
  }

  /** An empty object changes nothing, so it is only worth a warning. */
  private static void together(Value initFields, Findings findings) {
    String problem = "initFields cannot go together with syncingMode PUT";
    String fix = "use syncingMode PATCH, or move the fields to spec.deployment";
    findings.of(INIT_FIELDS).mildIf(!initFields.isFilled()).forbidden(initFields, problem, fix);
  }
}
