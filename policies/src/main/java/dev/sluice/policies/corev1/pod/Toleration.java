package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 Toleration: rows POD-333 to POD-341. */
final class Toleration {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final List<String> OPERATORS = List.of("Equal", "Exists");

  private Toleration() {}

  static void validate(Part toleration, Validation validation) {
    validation.format("POD-333", toleration, "key", Format.QUALIFIED_NAME);
    validation.oneOf("POD-341", toleration, "effect", EFFECTS);
    if (toleration.isEmpty("key") && !toleration.text("operator").equals("Exists")) {
      Part operator = toleration.get("operator");
      String problem = "operator must be \"Exists\" where key is empty";
      validation.invalid("POD-334", operator, problem, "set a key, or set operator to \"Exists\"");
    }
    if (toleration.has("tolerationSeconds") && !toleration.text("effect").equals("NoExecute")) {
      String problem = "effect must be \"NoExecute\" where tolerationSeconds is set";
      String fix = "set effect to \"NoExecute\", or remove tolerationSeconds";
      validation.invalid("POD-335", toleration.get("effect"), problem, fix);
    }
    if (toleration.isEmpty("operator") || toleration.text("operator").equals("Equal")) {
      validation.format("POD-336", toleration, "value", Format.LABEL_VALUE);
    } else {
      operator(toleration.get("operator"), toleration, validation);
    }
  }

  private static void operator(Part operator, Part toleration, Validation validation) {
    if (operator.is("Exists")) {
      if (!toleration.isEmpty("value")) {
        Part value = toleration.get("value");
        String problem = "value must be empty where operator is \"Exists\"";
        validation.invalid("POD-337", value, problem, "remove value, or set operator to \"Equal\"");
      }
    } else if (operator.is("Lt") || operator.is("Gt")) {
      String problem =
          "operator %s needs the feature gate TaintTolerationComparisonOperators"
              .formatted(Quote.value(operator.value()));
      validation
          .report("POD-339", operator)
          .ifPresent(report -> report.notSupported(operator, problem, "set it to \"Exists\""));
    } else {
      validation.oneOf("POD-338", operator, OPERATORS);
    }
  }
}
