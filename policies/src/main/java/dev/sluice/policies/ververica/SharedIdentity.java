package dev.sluice.policies.ververica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two resources of one namespace that stand for the same deployment of the platform. */
public final class SharedIdentity implements Rule {
  private static final List<String> BLOCKS =
      List.of("/deployment/metadata", "/deployment/userMetadata");

  @Override
  public Set<String> ids() {
    return Set.of("VVP-014");
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    for (String block : BLOCKS) {
      Value identity = site.value().at(block);
      if (identity.get("name").filledText().isPresent()) {
        judge(site.resource(), block, identity, findings);
      }
    }
  }

  private static void judge(Resource resource, String block, Value identity, Findings findings) {
    KindName kind = resource.kind().name();
    Optional<List<JsonNode>> others =
        resource.state().list(kind.group(), kind.kind(), resource.namespace());
    if (others.isEmpty()) {
      findings.note("VVP-014", "unknown: no " + kind.kind() + " in the state");
      return;
    }
    for (JsonNode other : others.get()) {
      String name = other.path("metadata").path("name").asText("");
      JsonNode its = other.path("spec").at(block);
      if (!name.equals(resource.name())
          && same(its, identity.node(), "name")
          && same(its, identity.node(), "namespace")) {
        findings.report(
            "VVP-014",
            identity.get("name").path(),
            ErrorType.Duplicate,
            kind.kind()
                + " "
                + Quote.text(name)
                + " stands for the same deployment of the platform",
            "give it a deployment of its own, or delete one of the two resources");
      }
    }
  }

  private static boolean same(JsonNode a, JsonNode b, String member) {
    return a.path(member).asText("").equals(b.path(member).asText(""));
  }
}
