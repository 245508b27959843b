package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.List;

/** meta/v1 LabelSelector: rows POD-342 to POD-347. */
public final class LabelSelector {
  private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

  private LabelSelector() {}

  /**
   * Reports what is wrong with a selector, at its parts.
   *
   * @param selector nothing where there is none, which is fine
   */
  public static void validate(Part selector, Validation validation) {
    if (selector.isSet("matchLabels")) {
      validation.labels("POD-342", "POD-342", selector.get("matchLabels"));
    }
    if (selector.isSet("matchExpressions")) {
      selector.get("matchExpressions").elements().forEach(e -> expression(e, validation));
    }
  }

  private static void expression(Part expression, Validation validation) {
    Part operator = expression.get("operator");
    Part values = expression.get("values");
    validation.needsFormat("POD-343", expression, "key", Format.QUALIFIED_NAME);
    validation.needsOneOf("POD-344", operator, OPERATORS);
    switch (operator.string().orElse("")) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          String problem = "values must not be empty where operator is \"In\" or \"NotIn\"";
          validation.required("POD-345", values, problem, "add a value");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          String problem = "values must be empty where operator is \"Exists\" or \"DoesNotExist\"";
          String fix = "remove values, or set operator to \"In\" or \"NotIn\"";
          validation.forbidden("POD-346", values, problem, fix);
        }
      }
      default -> {} // reported above
    }
    values.elements().forEach(v -> validation.format("POD-347", v, Format.LABEL_VALUE));
  }
}
