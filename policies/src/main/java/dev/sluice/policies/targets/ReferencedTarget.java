package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deployment target cannot be deleted while a resource names it, by label or by the kind's own
 * field, or a namespace names it as its default.
 */
final class ReferencedTarget implements Rule<PatchSet> {
  static final String ID = "VVP-095";

  private static final int NAMED = 3;

  private final List<KindProfile> kinds;

  /**
   * @param kinds all that there are
   */
  ReferencedTarget(Kinds kinds) {
    this.kinds = TargetKinds.ofTargets(kinds);
  }

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    if (!field.spec().applied()) {
      return;
    }
    String name = field.resource().name();
    State state = field.resource().state();
    List<String> references = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (KindProfile kind : kinds) {
      state
          .all(kind.name().group(), kind.name().kind())
          .ifPresentOrElse(
              all ->
                  all.stream()
                      .filter(object -> names(kind, object, name))
                      .forEach(object -> references.add(title(object))),
              () -> unknown.add(kind.name().kind()));
    }
    state
        .all("", "Namespace")
        .ifPresentOrElse(
            all ->
                all.stream()
                    .filter(namespace -> isDefault(namespace, name))
                    .forEach(namespace -> references.add(title(namespace))),
            () -> unknown.add("Namespace"));
    report(references, unknown, findings);
  }

  private static boolean names(KindProfile kind, JsonNode object, String name) {
    return TargetReference.label(object).equals(name)
        || TargetReference.field(kind, object).equals(name);
  }

  private static boolean isDefault(JsonNode namespace, String name) {
    return namespace
        .path("metadata")
        .path("labels")
        .path(TargetReference.DEFAULT_LABEL)
        .asText("")
        .equals(name);
  }

  private static String title(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return object.path("kind").asText("")
        + " "
        + Stream.of(metadata.path("namespace").asText(""), metadata.path("name").asText(""))
            .filter(part -> !part.isEmpty())
            .reduce((namespace, name) -> namespace + "/" + name)
            .orElse("");
  }

  private static void report(List<String> references, List<String> unknown, Findings findings) {
    FieldPath at = FieldPath.ROOT.field("metadata").field("name");
    if (!references.isEmpty()) {
      String first = String.join(", ", references.stream().sorted().limit(NAMED).toList());
      int more = references.size() - NAMED;
      findings
          .of(ID)
          .forbidden(
              at,
              "the deployment target is still named by "
                  + first
                  + (more > 0 ? " and at least " + more + " more" : ""),
              "move them to another target first");
    } else if (!unknown.isEmpty()) {
      findings
          .of(ID)
          .mild()
          .forbidden(
              at,
              "it is not known whether a resource still names the deployment target: the state has no "
                  + String.join(", ", unknown.stream().sorted().distinct().toList()),
              "check that nothing has the label " + TargetReference.LABEL + " with its name");
    }
  }
}
