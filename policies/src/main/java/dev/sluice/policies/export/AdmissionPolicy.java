package dev.sluice.policies.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.rule.Action;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * A ValidatingAdmissionPolicy on one kind, with its binding.
 *
 * @param name of both
 * @param policy the policy
 * @param binding what puts it in force
 * @param comments what whoever applies it has to know
 */
public record AdmissionPolicy(
    String name, JsonNode policy, JsonNode binding, SortedSet<String> comments) {
  private static final String API_VERSION = "admissionregistration.k8s.io/v1";

  /** The namespace in which Sluice runs, of which its webhooks judge nothing either. */
  private static final String OWN_NAMESPACE = "sluice-system";

  /**
   * Where its rules hold.
   *
   * @param group of the API
   * @param versions of it
   * @param plural as in the API's paths
   * @param namespaced whether the resources are in namespaces
   * @param optedIn whether only in namespaces that choose to be judged
   * @param generation of the policies in force
   */
  record Target(
      String group,
      List<String> versions,
      String plural,
      boolean namespaced,
      boolean optedIn,
      String generation) {}

  static AdmissionPolicy of(
      Target target, Action action, Validations validations, SortedSet<String> comments) {
    String name =
        "sluice-essentials-%s-%s"
            .formatted(target.plural(), action.name().toLowerCase(Locale.ROOT));
    ObjectNode policy = object("ValidatingAdmissionPolicy", name, target);
    ObjectNode spec = policy.putObject("spec");
    // An expression that cannot be evaluated refuses nothing.
    spec.put("failurePolicy", "Ignore");
    constraints(spec.putObject("matchConstraints"), target);
    // All rules are on the spec: what leaves it alone is let through, as finalizers that go are.
    spec.putArray("matchConditions")
        .addObject()
        .put("name", "spec-changed")
        .put("expression", "oldObject == null || object.?spec != oldObject.?spec");
    validations.into(spec);
    ObjectNode binding = object("ValidatingAdmissionPolicyBinding", name, target);
    binding
        .putObject("spec")
        .put("policyName", name)
        .putArray("validationActions")
        .add(action.name());
    return new AdmissionPolicy(name, policy, binding, comments);
  }

  private static ObjectNode object(String kind, String name, Target target) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", API_VERSION).put("kind", kind);
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    metadata
        .putObject("labels")
        .put("app.kubernetes.io/name", "sluice")
        .put("app.kubernetes.io/component", "essentials");
    metadata.putObject("annotations").put("sluice.dev/policy-generation", target.generation());
    return object;
  }

  private static void constraints(ObjectNode constraints, Target target) {
    if (target.namespaced()) {
      var expressions = constraints.putObject("namespaceSelector").putArray("matchExpressions");
      expressions
          .addObject()
          .put("key", "kubernetes.io/metadata.name")
          .put("operator", "NotIn")
          .putArray("values")
          .add(OWN_NAMESPACE);
      if (target.optedIn()) {
        expressions
            .addObject()
            .put("key", "sluice.dev/admission")
            .put("operator", "In")
            .putArray("values")
            .add("enabled");
      }
    }
    ObjectNode rule = constraints.putArray("resourceRules").addObject();
    rule.putArray("apiGroups").add(target.group());
    target.versions().forEach(rule.putArray("apiVersions")::add);
    rule.putArray("operations").add("CREATE").add("UPDATE");
    rule.putArray("resources").add(target.plural());
    rule.put("scope", target.namespaced() ? "Namespaced" : "Cluster");
  }
}
