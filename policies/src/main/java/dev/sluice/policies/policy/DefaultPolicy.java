package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;

/**
 * The built-in policy: every rule of the catalogue with its default action and parameters, as the
 * Policy document that a user would write.
 */
public final class DefaultPolicy {
  private DefaultPolicy() {}

  /** The document; what to start from for a {@code default} of one's own. */
  public static JsonNode document(Catalogue catalogue) {
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    policy.put("apiVersion", "sluice.dev/v1alpha1").put("kind", "Policy");
    policy.putObject("metadata").put("name", Policy.DEFAULT);
    ArrayNode rules = policy.putObject("spec").putArray("rules");
    for (RuleInfo rule : catalogue.all()) {
      ObjectNode entry = rules.addObject();
      entry.put("rule", rule.id()).put("enforcement", rule.action().name());
      if (!rule.parameters().isEmpty()) {
        ObjectNode parameters = entry.putObject("parameters");
        rule.parameters().forEach((name, p) -> parameters.set(name, p.value()));
      }
    }
    return policy;
  }
}
