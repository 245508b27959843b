package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** A patch set is small, and does not grow what it is applied to beyond all measure. */
final class BoundedSet implements Rule<PatchSet> {
  static final String ID = "SLU-129";

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    if (!field.spec().applied()) {
      return;
    }
    int operations = field.value().elements().size();
    if (operations > Budget.MAX_OPERATIONS) {
      findings
          .of(ID)
          .tooMany(
              field,
              "it has "
                  + operations
                  + " operations, but must have at most "
                  + Budget.MAX_OPERATIONS,
              "add whole objects instead of their fields, or split the target");
    }
    if (field.value().node().toString().length() > Budget.MAX_CHARACTERS) {
      findings
          .of(ID)
          .tooLong(
              field,
              "it has more than " + Budget.MAX_CHARACTERS + " characters",
              "move large values into a ConfigMap, and refer to it");
    }
    for (PatchEntry entry : PatchEntry.of(field)) {
      entry
          .operation()
          .filter(BoundedSet::isIntoItself)
          .ifPresent(
              _ ->
                  findings
                      .of(ID)
                      .forbidden(
                          entry.from(),
                          "it copies a value into itself, which doubles it each time",
                          "use another path"));
    }
  }

  /** Whether a copy is put into what it is a copy of. */
  static boolean isIntoItself(PatchOperation operation) {
    return operation instanceof PatchOperation.Copy(JsonPointer from, JsonPointer path)
        && Pointers.leadsTo(Pointers.tokens(from), Pointers.tokens(path));
  }
}
