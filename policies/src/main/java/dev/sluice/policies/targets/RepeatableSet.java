package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A patch set that Sluice applies is applied again with each change of a resource, so nothing in it
 * may change what an operation before it has read, and it has to leave its own result as it is.
 */
final class RepeatableSet implements Rule<PatchSet> {
  static final String ID = "SLU-128";

  /** What an operation reads. */
  private record Read(PatchOperation operation, List<String> tokens) {}

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    List<PatchEntry> entries = PatchEntry.of(field);
    if (!field.spec().applied() || entries.size() > Budget.MAX_OPERATIONS) {
      return;
    }
    boolean orderly =
        entries.size() == field.value().elements().size()
            && entries.stream()
                .map(PatchEntry::operation)
                .allMatch(op -> op.isPresent() && !isOfOtherRules(op.get()));
    List<Read> reads = new ArrayList<>();
    for (PatchEntry entry : entries) {
      Optional<PatchOperation> operation = entry.operation();
      if (operation.isPresent()) {
        orderly &= !clashes(entry, operation.get(), reads, findings);
        read(operation.get()).ifPresent(from -> reads.add(new Read(operation.get(), from)));
      }
    }
    if (orderly) {
      tried(field, entries, findings);
    }
  }

  /** Of the whole document and of what doubles each time other rules speak. */
  private static boolean isOfOtherRules(PatchOperation operation) {
    return operation.path().matches() || BoundedSet.isIntoItself(operation);
  }

  private static Optional<List<String>> read(PatchOperation operation) {
    return switch (operation) {
      case PatchOperation.Test(JsonPointer path, _) -> Optional.of(Pointers.tokens(path));
      case PatchOperation.Copy(JsonPointer from, _) -> Optional.of(Pointers.tokens(from));
      case PatchOperation.Move(JsonPointer from, _) -> Optional.of(Pointers.tokens(from));
      default -> Optional.empty();
    };
  }

  private static boolean clashes(
      PatchEntry entry, PatchOperation operation, List<Read> reads, Findings findings) {
    boolean harmless = operation instanceof PatchOperation.Test || ensuresParent(operation);
    if (harmless || isOfOtherRules(operation)) {
      return false;
    }
    Optional<List<String>> source = source(operation);
    if (source.filter(from -> isAbove(operation.path(), from)).isPresent()) {
      String does = operation instanceof PatchOperation.Move ? "moves" : "copies";
      findings
          .of(ID)
          .invalid(
              entry.path(),
              "it replaces the object that it "
                  + does
                  + " from, so the set cannot be applied again",
              "write it elsewhere");
      return true;
    }
    for (Read read : reads) {
      boolean writes = Pointers.overlap(read.tokens(), Pointers.tokens(operation.path()));
      boolean takes =
          operation instanceof PatchOperation.Move(JsonPointer from, _)
              && Pointers.overlap(read.tokens(), Pointers.tokens(from));
      if (writes || takes) {
        findings
            .of(ID)
            .invalid(
                writes ? entry.path() : entry.from(),
                "it changes what "
                    + before(read.operation())
                    + " reads, so the set cannot be"
                    + " applied again",
                "remove one of them, or write elsewhere");
        return true;
      }
    }
    return false;
  }

  /** Where a value comes from that is put elsewhere. */
  private static Optional<List<String>> source(PatchOperation operation) {
    return operation instanceof PatchOperation.Test ? Optional.empty() : read(operation);
  }

  private static boolean isAbove(JsonPointer path, List<String> from) {
    List<String> tokens = Pointers.tokens(path);
    return !tokens.equals(from) && Pointers.leadsTo(tokens, from);
  }

  private static String before(PatchOperation operation) {
    return "the "
        + operation.name()
        + " of "
        + Quote.string(operation.path().toString())
        + " before it";
  }

  private static boolean ensuresParent(PatchOperation operation) {
    return operation instanceof PatchOperation.Add(_, var value)
        && value.isContainerNode()
        && value.isEmpty();
  }

  /** Tried twice on an object that is made for it. */
  private static void tried(Field<PatchSet> field, List<PatchEntry> entries, Findings findings) {
    DeploymentTarget target = new DeploymentTarget(field.resource().object());
    PatchPlan plan =
        Planner.plan(
            target,
            JsonPointer.empty(),
            SyntheticObject.of(entries.stream().flatMap(e -> e.operation().stream()).toList()),
            field.value().steps());
    plan.failure()
        .ifPresent(
            failure ->
                findings
                    .of(ID)
                    .invalid(
                        entries.get(Math.min(failure.number(), entries.size()) - 1).object(),
                        "it fits no resource: " + failure.problem(),
                        failure.fix()));
  }
}
