package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.targets.PatchPlan.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/** An operation that does not fit an object, with what is wrong and what to do. */
final class Misfit extends Exception {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 80;
  private static final int SHORT = 60;
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}/~_.=:$-]*[\\p{Alnum}/~_=:$-]");

  private final String fix;

  private Misfit(String problem, String fix) {
    super(problem, null, false, false);
    this.fix = fix;
  }

  Failure of(DeploymentTarget.Listed listed) {
    Optional<PatchOperation> operation = listed.operation();
    return new Failure(listed.number(), operation, String.valueOf(getMessage()), fix);
  }

  static Misfit noOperation() {
    return new Misfit("it is not an operation of JSON Patch", "write op, path, and value or from");
  }

  /** Of a target that was created without this webhook: it has what ProtectedFields refuses. */
  static void refuse(Optional<String> changed) throws Misfit {
    if (changed.isPresent()) {
      throw changed.get().isEmpty()
          ? wholeDocument()
          : new Misfit(
              shown(changed.get()) + " may not be changed by any target",
              "patch single fields below /spec");
    }
  }

  static Misfit wholeDocument() {
    return new Misfit("the whole document cannot be patched", "patch single fields below /spec");
  }

  static Misfit noParent(String pointer, boolean element) {
    String fix = "put add " + shown(pointer) + " {} before it, or [] where it is a list";
    return new Misfit(
        shown(pointer) + " does not exist in this resource",
        pointer.isEmpty() ? "set it in the resource" : element ? "add the element first" : fix);
  }

  static Misfit belowValue(String pointer) {
    return new Misfit(
        shown(pointer) + " is a scalar value, which has no fields",
        "end the pointer there, or write a / within a name as ~1");
  }

  static Misfit missing(String pointer, String done) {
    return new Misfit(
        shown(pointer) + " cannot be " + done + ", since this resource does not have it",
        done.equals("replaced")
            ? "use add, which sets the field in any case"
            : "put add " + shown(pointer) + " before it, or set it in the resource");
  }

  static Misfit noIndex(String token, String list) {
    return new Misfit(
        Quote.string(token) + " is not an index of the list " + shown(list, SHORT),
        "use 0, 1, 2 and so on, or - to append");
  }

  static Misfit outOfRange(int index, int size, String list) {
    return new Misfit(
        "index " + index + " is beyond the list " + shown(list) + ", which has " + size,
        "use - to append");
  }

  static Misfit listElement(String pointer, String done) {
    return new Misfit(
        shown(pointer) + " is an element of a list, which cannot be " + done + " again and again",
        "patch a field of an object, or replace the list");
  }

  static Misfit intoItself(JsonPointer path) {
    return new Misfit(
        shown(path.toString()) + " is in what is moved", "move it elsewhere, or copy it");
  }

  static Misfit failedTest(JsonPointer path) {
    return new Misfit(
        "its test of " + shown(path.toString()) + " fails: the value is another one",
        "set the value that it tests for, or name another target");
  }

  static Misfit tooLarge() {
    return new Misfit(
        "the patch set adds more than " + Budget.MAX_ADDED + " characters", "use smaller values");
  }

  static Misfit tooDeep() {
    return new Misfit(
        "the patch set makes the object deeper than " + Budget.MAX_DEPTH + " levels",
        "use values with fewer levels");
  }

  private static String shown(String pointer) {
    return pointer.isEmpty() ? "the document" : shown(pointer, LONGEST);
  }

  /** A pointer, cut where it is long, and in quotes where it could be taken for more words. */
  static String shown(String pointer, int most) {
    String line = Quote.line(pointer, most);
    return pointer.isEmpty() || PLAIN.matcher(pointer).matches() ? line : '"' + line + '"';
  }
}
