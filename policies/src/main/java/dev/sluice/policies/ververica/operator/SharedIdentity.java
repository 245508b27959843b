package dev.sluice.policies.ververica.operator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;

/** Two resources of one namespace that stand for the same deployment of the platform. */
final class SharedIdentity implements Rule<Plain> {
  static final String ID = "VVP-014";

  private static final List<String> BLOCKS =
      List.of("/deployment/metadata", "/deployment/userMetadata");

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    for (String block : BLOCKS) {
      Value identity = field.value().at(block);
      if (identity.get("name").filledString().isPresent()) {
        judge(field.resource(), block, identity, findings);
      }
    }
  }

  private static void judge(Resource resource, String block, Value identity, Findings findings) {
    KindName kind = resource.kind().name();
    Optional<List<JsonNode>> others =
        resource.state().list(kind.group(), kind.kind(), resource.namespace());
    if (others.isEmpty()) {
      findings.unknown(ID, kind.kind());
      return;
    }
    JsonPointer at = FieldPointer.of("/spec" + block).pointer();
    identity.steps().take(others.get().size());
    for (JsonNode object : others.get()) {
      String name = object.path("metadata").path("name").asText("");
      if (!name.equals(resource.name()) && same(object.at(at), identity.node())) {
        shared(resource.nameOf(object), identity, findings);
      }
    }
  }

  private static boolean same(JsonNode a, JsonNode b) {
    return a.path("name").asText("").equals(b.path("name").asText(""))
        && a.path("namespace").asText("").equals(b.path("namespace").asText(""));
  }

  private static void shared(String other, Value identity, Findings findings) {
    String problem = other + " addresses the same deployment of the platform";
    String fix = "use another name, or delete one of the two resources";
    findings.of(ID).duplicate(identity.get("name"), problem, fix);
  }
}
