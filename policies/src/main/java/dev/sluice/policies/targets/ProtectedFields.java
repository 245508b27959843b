package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no patch set of Sluice's own may change: what a resource is found by, what the API server
 * keeps in it, and the reference to the target itself.
 */
final class ProtectedFields implements Rule<PatchSet> {
  static final String ID = "SLU-127";

  /** By their first names, which tell at once that most operations change none of them. */
  private static final Map<String, List<List<String>>> PROTECTED =
      Stream.of(
              "/apiVersion",
              "/kind",
              "/metadata/name",
              "/metadata/generateName",
              "/metadata/namespace",
              "/metadata/uid",
              "/metadata/resourceVersion",
              "/metadata/generation",
              "/metadata/creationTimestamp",
              "/metadata/deletionTimestamp",
              "/metadata/deletionGracePeriodSeconds",
              "/metadata/finalizers",
              "/metadata/ownerReferences",
              "/metadata/managedFields",
              "/metadata/labels/sluice.dev~1deployment-target",
              "/metadata/annotations/sluice.dev~1target-source",
              "/metadata/annotations/sluice.dev~1target-revision",
              "/userMetadata/name",
              "/userMetadata/namespace",
              "/deploymentTargetName",
              "/spec/deploymentTargetName",
              "/spec/deploymentTargetId",
              "/status")
          .map(pointer -> Pointers.tokens(Pointers.parse(pointer).orElseThrow()))
          .collect(Collectors.groupingBy(List::getFirst));

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    if (!field.spec().applied()) {
      return;
    }
    for (PatchEntry entry : PatchEntry.of(field)) {
      entry.operation().ifPresent(operation -> judge(entry, operation, findings));
    }
  }

  private static void judge(PatchEntry entry, PatchOperation operation, Findings findings) {
    if (operation instanceof PatchOperation.Move(JsonPointer from, _)) {
      changed(from, false).ifPresent(own -> report(entry.from(), own, findings));
    }
    if (!(operation instanceof PatchOperation.Test)) {
      changed(operation.path(), ensuresParent(operation))
          .ifPresent(own -> report(entry.path(), own, findings));
    }
  }

  private static void report(Value pointer, String own, Findings findings) {
    findings
        .of(ID)
        .forbidden(
            pointer,
            own.isEmpty()
                ? "it changes the whole document"
                : Quote.plain(pointer) + " changes " + own + ", which no target may change",
            "patch single fields below /spec");
  }

  /** The protected field that an operation changes: an empty string for the whole document. */
  static Optional<String> changed(PatchOperation operation) {
    return switch (operation) {
      case PatchOperation.Test _ -> Optional.empty();
      case PatchOperation.Move(JsonPointer from, JsonPointer path) ->
          changed(from, false).or(() -> changed(path, false));
      default -> changed(operation.path(), ensuresParent(operation));
    };
  }

  /** Adding an empty object ensures a parent, and changes nothing where there is one. */
  private static boolean ensuresParent(PatchOperation operation) {
    return operation instanceof PatchOperation.Add(_, JsonNode value)
        && value.isObject()
        && value.isEmpty();
  }

  private static Optional<String> changed(JsonPointer pointer, boolean ensuresParent) {
    if (pointer.matches()) {
      return Optional.of("");
    }
    List<String> tokens = Pointers.tokens(pointer);
    return PROTECTED.getOrDefault(tokens.getFirst(), List.of()).stream()
        .filter(
            own -> ensuresParent ? Pointers.leadsTo(own, tokens) : Pointers.overlap(own, tokens))
        .findFirst()
        .map(ProtectedFields::name);
  }

  private static String name(List<String> tokens) {
    return "/" + String.join("/", tokens.stream().map(t -> t.replace("/", "~1")).toList());
  }
}
