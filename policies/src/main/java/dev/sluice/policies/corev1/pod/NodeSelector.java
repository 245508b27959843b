package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Map;

/** core/v1 NodeSelector, and the simple one of pods: rows POD-053, POD-054, POD-348 to POD-359. */
final class NodeSelector {
  private static final List<String> OPERATORS =
      List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
  private static final List<String> OPERATORS_OF_FIELDS = List.of("In", "NotIn");

  /** Labels of nodes that newer ones have taken the place of. */
  private static final Map<String, String> DEPRECATED =
      Map.of(
          "beta.kubernetes.io/arch", "kubernetes.io/arch",
          "beta.kubernetes.io/os", "kubernetes.io/os",
          "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
          "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone");

  private NodeSelector() {}

  /** The labels that the pod's node must have. */
  static void ofPod(Part labels, Validation validation) {
    validation.labels("POD-053", "POD-054", labels);
    for (String key : labels.names()) {
      if (DEPRECATED.containsKey(key)) {
        deprecated(key, labels.entry(key), validation);
      }
    }
  }

  /** Warns where a field names a node's label that is deprecated. */
  static void label(Part parent, String field, Validation validation) {
    String key = parent.text(field);
    if (DEPRECATED.containsKey(key)) {
      deprecated(key, parent.get(field), validation);
    }
  }

  private static void deprecated(String key, Part at, Validation validation) {
    String problem = "label %s of nodes is deprecated".formatted(Quote.string(key));
    String fix = "use " + Quote.string(DEPRECATED.getOrDefault(key, ""));
    validation.invalid("PODW-10", at, problem, fix);
  }

  static void validate(Part selector, Validation validation) {
    Part terms = selector.get("nodeSelectorTerms");
    validation.required("POD-348", terms, "term of the node selector");
    for (Part term : terms.elements()) {
      if (term.isEmpty("matchExpressions") && term.isEmpty("matchFields")) {
        String problem = "term without expressions matches no node";
        validation.invalid("PODL-08", term, problem, "add an expression, or remove the term");
      }
      term(term, true, validation);
    }
  }

  /**
   * A term of a required or of a preferred selector.
   *
   * @param isRequired whether values that no label can have are refused
   */
  static void term(Part term, boolean isRequired, Validation validation) {
    for (Part expression : term.get("matchExpressions").elements()) {
      validation.needsFormat("POD-350", expression, "key", Format.QUALIFIED_NAME);
      label(expression, "key", validation);
      validation.needsOneOf("POD-351", expression, "operator", OPERATORS);
      Part values = expression.get("values");
      values(expression.text("operator"), values, validation);
      for (Part value : values.elements()) {
        if (!Format.LABEL_VALUE.isOf(value.text())) {
          value(value, isRequired, validation);
        }
      }
    }
    if (term.isSet("matchFields")) {
      term.get("matchFields").elements().forEach(field -> field(field, validation));
    }
  }

  private static void value(Part value, boolean isRequired, Validation validation) {
    if (isRequired) {
      boolean isCertain = validation.isFrom(34);
      Validation since =
          isCertain
              ? validation.since(34)
              : validation.since(33).unless(", unless it is an early version of Kubernetes 1.33");
      since.format("POD-355", value, Format.LABEL_VALUE);
    } else {
      validation.format("PODW-10", value, Format.LABEL_VALUE);
    }
  }

  private static void values(String operator, Part values, Validation validation) {
    switch (operator) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          String problem = "values must not be empty where operator is \"In\" or \"NotIn\"";
          validation.required("POD-352", values, problem, "add a value");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          String problem = "values must be empty where operator is \"Exists\" or \"DoesNotExist\"";
          String fix = "remove values, or set operator to \"In\" or \"NotIn\"";
          validation.forbidden("POD-353", values, problem, fix);
        }
      }
      case "Gt", "Lt" -> number(values, validation);
      default -> {} // reported already
    }
  }

  private static void number(Part values, Validation validation) {
    List<? extends Part> elements = values.elements();
    if (elements.size() != 1) {
      String problem = "values must have one integer where operator is \"Gt\" or \"Lt\"";
      validation.required("POD-354", values, problem, "set one integer, in quotes");
    } else if (elements.getFirst().node().isTextual() && !isInteger(elements.getFirst())) {
      String problem =
          "%s is not an integer, so that \"Gt\" or \"Lt\" matches no node"
              .formatted(Quote.value(elements.getFirst().value()));
      validation.invalid("PODL-08", elements.getFirst(), problem, "set an integer, in quotes");
    }
  }

  private static boolean isInteger(Part value) {
    try {
      Long.parseLong(value.node().textValue());
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static void field(Part field, Validation validation) {
    Part key = field.get("key");
    Part values = field.get("values");
    boolean isIn = OPERATORS_OF_FIELDS.contains(field.get("operator").string().orElse(""));
    validation.needsOneOf("POD-357", field.get("operator"), OPERATORS_OF_FIELDS);
    if (isIn && values.elements().size() != 1) {
      String problem = "values must have one entry where operator is \"In\" or \"NotIn\"";
      validation.required("POD-358", values, problem, "set the name of one node");
    }
    validation.needsOneOf("POD-356", key, List.of("metadata.name"));
    if (key.is("metadata.name")) {
      values.elements().forEach(v -> validation.needsFormat("POD-359", v, Format.DNS_SUBDOMAIN));
    }
  }
}
