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
      String problem = "syncingMode is required by version 3 of the operator";
      String fix = "set PATCH (keeps what is not given) or PUT (resets it)";
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
      String problem = "unsupported value " + Quote.plain(mode);
      findings.of(MODE).notSupported(mode, problem, MODES);
    } else if (!MODES.contains(given)) {
      String problem = Quote.string(given) + " differs in case from the documented value";
      findings.of(MODE).mild().notSupported(mode, problem, "write " + Quote.string(upper));
    }
  }

  /** An empty object changes nothing, so it is only worth a warning. */
  private static void together(Value initFields, Findings findings) {
    String problem = "initFields and syncingMode PUT exclude each other";
    String fix = "set syncingMode to PATCH, or move the fields to spec.deployment";
    findings.of(INIT_FIELDS).mildIf(!initFields.isFilled()).forbidden(initFields, problem, fix);
  }
}
