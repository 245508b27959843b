package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a VvpDeployment is brought to the platform, and what does not go with it. */
public final class VvpSyncing implements Rule {
  private static final String MODE = "VVP-006";
  private static final String INIT_FIELDS = "VVP-007";
  private static final List<String> MODES = List.of("PATCH", "PUT");

  @Override
  public Set<String> ids() {
    return Set.of(MODE, INIT_FIELDS);
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value mode = site.value().get("syncingMode");
    if (mode.isGiven()) {
      known(mode, findings);
    } else if (VvpVersion.V3.isOf(site, MODE)) {
      findings.report(
          MODE,
          mode.path(),
          ErrorType.Required,
          "syncingMode is missing, and version 3 of the operator needs it",
          "set PATCH (leave what is not given as it is) or PUT (reset it)");
    }
    Value initFields = site.value().get("initFields");
    if (mode.node().asText().equalsIgnoreCase("PUT")
        && initFields.isSet()
        && VvpVersion.V3.isOf(site, INIT_FIELDS)) {
      together(initFields, findings);
    }
  }

  private static void known(Value mode, Findings findings) {
    String given = mode.node().asText();
    String upper = given.toUpperCase(Locale.ROOT);
    if (!mode.node().isTextual() || !MODES.contains(upper)) {
      findings.report(
          MODE,
          mode.path(),
          ErrorType.NotSupported,
          Quote.plain(mode.node()) + " is no syncing mode",
          "use one of " + Quote.choices(MODES));
    } else if (!MODES.contains(given)) {
      findings.advise(
          MODE,
          mode.path(),
          ErrorType.NotSupported,
          Quote.text(given) + " is not spelt as the operator spells it",
          "write " + Quote.text(upper));
    }
  }

  /** An empty object changes nothing, so it is only worth a warning. */
  private static void together(Value initFields, Findings findings) {
    String problem = "initFields cannot go together with syncingMode PUT";
    String fix = "use syncingMode PATCH, or move the fields to spec.deployment";
    if (initFields.isFilled()) {
      findings.report(INIT_FIELDS, initFields.path(), ErrorType.Forbidden, problem, fix);
    } else {
      findings.advise(INIT_FIELDS, initFields.path(), ErrorType.Forbidden, problem, fix);
    }
  }
}
