package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What no patch set of Sluice's own may change: what a resource is found by, what the API server
 * keeps in it, and the reference to the target itself.
 */
final class ProtectedFields implements Rule<PatchSet> {
  static final String ID = "SLU-127";

  private static final List<List<String>> PROTECTED =
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
          .toList();

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
    switch (operation) {
      case PatchOperation.Test _ -> {}
      case PatchOperation.Move(var from, var path) -> {
        judge(entry.from(), Pointers.tokens(from), false, findings);
        judge(entry.path(), Pointers.tokens(path), false, findings);
      }
      case PatchOperation.Add(var path, var value) ->
          judge(entry.path(), Pointers.tokens(path), value.isObject() && value.isEmpty(), findings);
      case PatchOperation.Remove _, PatchOperation.Replace _, PatchOperation.Copy _ ->
          judge(entry.path(), Pointers.tokens(operation.path()), false, findings);
    }
  }

  /** Adding an empty object ensures a parent, and changes nothing where there is one. */
  private static void judge(
      Value pointer, List<String> tokens, boolean ensuresParent, Findings findings) {
    if (tokens.isEmpty()) {
      findings
          .of(ID)
          .forbidden(pointer, "it changes the whole document", "patch single fields below /spec");
      return;
    }
    Optional<List<String>> changed =
        PROTECTED.stream()
            .filter(
                own ->
                    ensuresParent ? Pointers.leadsTo(own, tokens) : Pointers.overlap(own, tokens))
            .findFirst();
    changed.ifPresent(
        own ->
            findings
                .of(ID)
                .forbidden(
                    pointer,
                    Quote.plain(pointer) + " changes " + name(own) + ", which no target may change",
                    "leave it as it is, and patch single fields below /spec"));
  }

  private static String name(List<String> tokens) {
    return "/" + String.join("/", tokens.stream().map(t -> t.replace("/", "~1")).toList());
  }
}
