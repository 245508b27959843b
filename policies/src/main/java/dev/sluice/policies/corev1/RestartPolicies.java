package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.List;

/** When a container restarts: rows POD-105 to POD-113. */
final class RestartPolicies {
  /** The first version whose containers have policies of their own. */
  private static final int FIRST = 35;

  /** The last version that refuses what 1.34 drops. */
  private static final int LAST_WITHOUT = 33;

  private static final int MOST_RULES = 20;
  private static final int MOST_CODES = 255;
  private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");
  private static final List<String> OPERATORS = List.of("In", "NotIn");

  private RestartPolicies() {}

  static void policy(Part policy, ContainerKind kind, Validation validation) {
    if (kind == ContainerKind.EPHEMERAL) {
      return; // which may not have one
    }
    boolean isRegular = kind == ContainerKind.REGULAR;
    validation.since(FIRST).oneOfGiven(isRegular ? "POD-105" : "POD-106", policy, POLICIES);
    Validation old = validation.until(LAST_WITHOUT);
    if (!isRegular) {
      old.oneOfGiven("POD-106", policy, List.of("Always"));
    } else {
      String problem = "restartPolicy is allowed for init containers only";
      old.forbidden("POD-105", policy, problem, "remove restartPolicy");
    }
  }

  /** The rules of a container; without a policy those of an init container are not looked at. */
  static void rules(Part container, ContainerKind kind, Validation all) {
    Part rules = container.get("restartPolicyRules");
    boolean isLookedAt = container.has("restartPolicy") || kind == ContainerKind.REGULAR;
    if (kind == ContainerKind.EPHEMERAL || rules.isEmpty() || !isLookedAt || !all.isFrom(FIRST)) {
      return;
    }
    Validation validation = all.since(FIRST);
    if (kind == ContainerKind.SIDECAR && !validation.isFrom(FIRST + 1)) {
      String problem = "restartPolicyRules are not allowed where restartPolicy is \"Always\"";
      validation.forbidden("POD-113", rules, problem, "remove restartPolicyRules");
      return; // which are not looked at
    }
    tooMany("POD-108", rules, MOST_RULES, validation);
    for (Part rule : rules.elements()) {
      List<String> actions =
          validation.isFrom(FIRST + 1)
              ? List.of("Restart", "RestartAllContainers")
              : List.of("Restart");
      validation.oneOfNeeded("POD-109", rule.get("action"), actions);
      Part codes = rule.get("exitCodes");
      if (codes.isSet()) {
        validation.oneOfNeeded("POD-111", codes.get("operator"), OPERATORS);
        tooMany("POD-112", codes.get("values"), MOST_CODES, validation);
      } else {
        validation.required("POD-110", codes, "exitCodes is required", "set exitCodes");
      }
    }
  }

  private static void tooMany(String row, Part list, int most, Validation validation) {
    int size = list.isList() ? list.node().size() : 0;
    if (size > most) {
      validation
          .report(row, list)
          .ifPresent(
              report -> {
                String problem =
                    "%s has %s elements, but may have %s"
                        .formatted(list.value().name(), size, most);
                if (validation.isFrom(FIRST + 1)) {
                  report.tooMany(list, problem, "remove some");
                } else {
                  report.tooLong(list, problem, "remove some");
                }
              });
    }
  }

  /** Rules need a policy for what they do not match (POD-107). */
  static void required(Part container, ContainerKind kind, Validation validation) {
    if (kind != ContainerKind.EPHEMERAL
        && !container.isEmpty("restartPolicyRules")
        && !container.has("restartPolicy")) {
      Part policy = container.get("restartPolicy");
      String problem = "restartPolicy is required where there are restartPolicyRules";
      validation
          .since(FIRST)
          .required("POD-107", policy, problem, "set it to \"Never\" or \"OnFailure\"");
    }
  }
}
