package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.ListKeys;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.patch.Containment;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.targets.PatchPlan.Failure;
import dev.sluice.policies.targets.PatchPlan.Outcome;
import dev.sluice.policies.targets.PatchPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans what a patch set does to an object: its operations in order on the evolving object, as in
 * RFC 6902, but each is skipped where the object is so already. So a set can be applied to an
 * object that has it, in whole or in part, and nothing doubles.
 */
public final class Planner {
  private final DeploymentTarget target;
  private final List<String> root;
  private final boolean isFirst;
  private final JsonNode before;
  private final Draft draft;
  private final Budget budget;
  private final Containment containment;
  private final List<Step> done = new ArrayList<>();

  /**
   * @param isFirst whether it is not just to see what the set makes of its own result
   */
  private Planner(
      DeploymentTarget target, List<String> root, JsonNode object, Steps steps, boolean isFirst) {
    this.target = target;
    this.isFirst = isFirst;
    this.root = root;
    this.before = object;
    this.draft = new Draft(object);
    this.budget = new Budget(steps);
    this.containment = new Containment(steps);
  }

  /**
   * The plan for one object. It is a failure where the set would change its own result again: the
   * API server asks for each update, and nobody would know which of the results is meant.
   *
   * @param root where in the object the document is that the set's pointers are relative to
   * @param steps the work
   */
  public static PatchPlan plan(
      DeploymentTarget target, JsonPointer root, JsonNode object, Steps steps) {
    List<DeploymentTarget.Listed> operations = target.operations();
    List<String> tokens = Pointers.tokens(root);
    PatchPlan plan = new Planner(target, tokens, object, steps, true).run(operations);
    if (plan.failure().isPresent() || plan.isSettled()) {
      return plan;
    }
    PatchPlan again = new Planner(target, tokens, plan.after(), steps, false).run(operations);
    return again.isSettled() ? plan : plan.unrepeatable(again);
  }

  private PatchPlan run(List<DeploymentTarget.Listed> operations) {
    if (operations.size() > Budget.MAX_OPERATIONS) {
      String most = "the patch set has more than " + Budget.MAX_OPERATIONS + " operations";
      return failed(
          new Failure(Budget.MAX_OPERATIONS + 1, Optional.empty(), most, "use fewer operations"));
    }
    for (DeploymentTarget.Listed listed : operations) {
      try {
        run(listed.number(), listed.operation().orElseThrow(Misfit::noOperation));
      } catch (Misfit misfit) {
        return failed(misfit.of(listed));
      }
    }
    return new PatchPlan(target, before, draft.tree(), List.copyOf(done), Optional.empty());
  }

  private PatchPlan failed(Failure failure) {
    return new PatchPlan(target, before, before, List.copyOf(done), Optional.of(failure));
  }

  private void run(int number, PatchOperation operation) throws Misfit {
    if (isFirst && target.isOwn()) {
      Misfit.refuse(ProtectedFields.changed(operation));
    }
    Place place = place(operation.path());
    JsonNode was = place.value();
    switch (operation) {
      case PatchOperation.Add(_, JsonNode value) -> add(number, operation, place, value);
      case PatchOperation.Replace(_, JsonNode value) -> replace(number, operation, place, value);
      case PatchOperation.Remove _ -> remove(number, operation, place);
      case PatchOperation.Copy(JsonPointer from, _) -> {
        add(number, operation, place, place(from).given("copied"));
      }
      case PatchOperation.Move(JsonPointer from, _) -> move(number, operation, place(from), place);
      case PatchOperation.Test(_, JsonNode value) -> {
        if (!Containment.isSame(place.existing("tested"), value)) {
          throw Misfit.failedTest(operation.path());
        }
        step(number, operation, place, was, Outcome.holds);
      }
    }
  }

  private void add(int number, PatchOperation operation, Place place, JsonNode value)
      throws Misfit {
    if (place.isInList()) {
      insert(number, operation, place, value);
      return;
    }
    JsonNode was = place.value();
    boolean already = containment.holds(was, value, place.name());
    if (!already) {
      draft.set(place.writableMember(), fresh(operation, value, place));
    }
    step(number, operation, place, was, already ? Outcome.already : Outcome.done);
  }

  /** Into a list: not where an element holds the value, and over the one that has its key. */
  private void insert(int number, PatchOperation operation, Place place, JsonNode value)
      throws Misfit {
    JsonNode list = place.parent();
    int index = place.newIndex();
    Optional<String> key = ListKeys.mergeKey(place.listName(), value);
    int sameKey = -1;
    for (int i = 0; i < list.size(); i++) {
      JsonNode there = list.get(i);
      boolean same = key.isPresent() && ListKeys.mergeKey(place.listName(), there).equals(key);
      if ((same || key.isEmpty()) && containment.holds(there, value, "")) {
        step(number, operation, place.element(i), there, Outcome.already);
        return;
      }
      sameKey = same && sameKey < 0 ? i : sameKey;
    }
    if (sameKey >= 0) {
      step(number, operation, place.element(sameKey), list.get(sameKey), Outcome.done);
      draft.set(place.list(), sameKey, fresh(operation, value, place));
      return;
    }
    step(number, operation, place.element(index), place.nothing(), Outcome.done);
    draft.insert(place.list(), index, fresh(operation, value, place));
  }

  /** The value to be put somewhere: a copy of one that stays where it is. */
  private JsonNode fresh(PatchOperation operation, JsonNode value, Place place) throws Misfit {
    return operation instanceof PatchOperation.Copy
        ? budget.copied(value, place)
        : budget.added(value, place);
  }

  private void replace(int number, PatchOperation operation, Place place, JsonNode value)
      throws Misfit {
    JsonNode was = place.value();
    if (was.isMissingNode() && value.isNull() && !place.isInList()) {
      place.writable();
      step(number, operation, place, was, Outcome.already);
      return;
    }
    JsonNode there = place.existing("replaced");
    boolean already = containment.holds(there, value, place.name());
    if (!already) {
      put(place, budget.added(value, place));
    }
    step(number, operation, place, was, already ? Outcome.already : Outcome.done);
  }

  private void put(Place place, JsonNode value) throws Misfit {
    if (place.isInList()) {
      draft.set(place.list(), place.index(), value);
    } else {
      draft.set(place.writableMember(), value);
    }
  }

  private void remove(int number, PatchOperation operation, Place place) throws Misfit {
    place.refuseListElement("removed");
    JsonNode was = place.value();
    boolean already = was.isMissingNode();
    if (!already) {
      draft.remove(place.writableMember());
    }
    step(number, operation, place, was, already ? Outcome.already : Outcome.done);
  }

  private void move(int number, PatchOperation operation, Place from, Place to) throws Misfit {
    from.refuseListElement("moved");
    JsonNode moved = from.value();
    JsonNode there = to.value();
    boolean gone = isNothing(moved) && !to.isInList() && !isNothing(there);
    if (gone || from.tokens().equals(to.tokens())) {
      step(number, operation, to, gone ? there : from.given("moved"), Outcome.already);
      return;
    }
    from.given("moved");
    if (Pointers.leadsTo(from.tokens(), to.tokens())) {
      throw Misfit.intoItself(operation.path());
    }
    draft.remove(from.writableMember());
    Place now = place(operation.path());
    if (now.isInList()) {
      int index = now.newIndex();
      step(number, operation, now.element(index), now.nothing(), Outcome.done);
      draft.insert(now.list(), index, budget.added(moved, now));
    } else {
      step(number, operation, now, there, Outcome.done);
      draft.set(now.writableMember(), budget.added(moved, now));
    }
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private void step(
      int number, PatchOperation operation, Place place, JsonNode was, Outcome outcome) {
    step(number, operation, isFirst ? place.path() : FieldPath.ROOT, was, outcome);
  }

  private void step(
      int number, PatchOperation operation, FieldPath place, JsonNode was, Outcome outcome) {
    done.add(new Step(number, operation, place, was, outcome));
  }

  private Place place(JsonPointer pointer) {
    return new Place(draft, root, Pointers.tokens(pointer));
  }
}
