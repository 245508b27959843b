package dev.sluice.policies.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.patch.PatchOperation;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment target does to one object: all of its operations or none.
 *
 * @param target the target
 * @param before the object as it came; read only
 * @param after the object with the target's effect, which shares with it what does not change; the
 *     same where an operation fails
 * @param steps what each operation does, in order, up to one that fails
 * @param failure the first operation that cannot be done, and why
 */
public record PatchPlan(
    DeploymentTarget target,
    JsonNode before,
    JsonNode after,
    List<Step> steps,
    Optional<Failure> failure) {
  /** Of an operation's pointer in a message. */
  static final int LONGEST_POINTER = 100;

  private static final int SHORTEST = 10;

  /** Of a failure's problem and the pointer before it, so that both are in one short message. */
  private static final int LONGEST_TITLE = 160;

  /** What becomes of an operation. */
  public enum Outcome {
    /** It changes the object. */
    done,
    /** The object is so already. */
    already,
    /** A test, which holds. */
    holds
  }

  /**
   * An operation of the set and what becomes of it.
   *
   * @param number its number, counted from 1
   * @param operation the operation as it is in the set
   * @param place where in the whole object it has its effect
   * @param was the value that was there; missing where there was none
   * @param outcome what becomes of it
   */
  public record Step(
      int number, PatchOperation operation, FieldPath place, JsonNode was, Outcome outcome) {}

  /**
   * An operation that cannot be done.
   *
   * @param number its number, counted from 1
   * @param operation the operation as it is in the set; empty where it is none
   * @param problem what is wrong, such as {@code /spec/podTemplate does not exist}
   * @param fix what to do
   */
  public record Failure(
      int number, Optional<PatchOperation> operation, String problem, String fix) {

    /** What a person calls the operation: {@code operation 3 (add /spec/podTemplate)}. */
    public String title() {
      return operation
          .map(known -> PatchPlan.title(number, known, LONGEST_TITLE - problem.length()))
          .orElseGet(() -> "operation " + number);
    }
  }

  /**
   * What a person calls an operation: {@code operation 3 (add /spec/podTemplate)}.
   *
   * @param most of the pointer's characters
   */
  static String title(int number, PatchOperation operation, int most) {
    int length = Math.min(most, LONGEST_POINTER);
    String pointer = operation.path().toString();
    String shown =
        pointer.isEmpty() || length < SHORTEST ? "" : " " + Misfit.shown(pointer, length);
    return "operation " + number + " (" + operation.name() + shown + ")";
  }

  /** The same as a failure, since a second run does more or fails. */
  PatchPlan unrepeatable(PatchPlan again) {
    Failure failed =
        again
            .failure()
            .orElseGet(
                () ->
                    again.steps().stream()
                        .filter(step -> step.outcome() == Outcome.done)
                        .findFirst()
                        .map(
                            step ->
                                new Failure(step.number(), Optional.of(step.operation()), "", ""))
                        .orElseThrow());
    return new PatchPlan(
        target,
        before,
        before,
        steps,
        Optional.of(
            new Failure(
                failed.number(),
                failed.operation(),
                "applied to its own result, the patch set does not leave it as it is",
                "have the owner of the target correct it: another operation undoes this one")));
  }

  /** Whether it changes nothing, because all is so already. */
  public boolean isSettled() {
    return failure.isEmpty() && steps.stream().noneMatch(step -> step.outcome() == Outcome.done);
  }
}
