package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.PatchOperation.Name;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** The fields of each operation of a patch set: those it needs, and no others. */
final class PatchFields implements Rule<PatchSet> {
  private static final String OP = "VVP-081";
  private static final String VALUE = "VVP-083";
  private static final String FROM = "VVP-084";
  private static final String UNKNOWN = "VVP-091";

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    for (PatchEntry entry : PatchEntry.of(field)) {
      op(entry, findings);
      entry.name().filter(Name::hasValue).ifPresent(name -> value(name, entry, findings));
      entry.name().filter(Name::hasFrom).ifPresent(name -> from(name, entry, findings));
      entry.object().fields().forEach(given -> known(given, findings));
    }
  }

  private static void op(PatchEntry entry, Findings findings) {
    Value op = entry.op();
    String choices = "use one of " + Quote.choices(Name.ALL);
    if (!op.isSet()) {
      findings.of(OP).required(op, "the operation has no op", choices);
    } else if (entry.name().isEmpty()) {
      findings
          .of(OP)
          .notSupported(
              op,
              Quote.plain(op) + " is no operation of JSON Patch",
              Suggestion.nearest(op.scalar(), Name.ALL)
                  .map(near -> "write " + Quote.string(near) + ", in lower case")
                  .orElse(choices));
    }
  }

  /** An explicit null is a value here. */
  private static void value(Name name, PatchEntry entry, Findings findings) {
    if (!entry.object().has("value")) {
      findings
          .of(VALUE)
          .required(entry.value(), name + " has no value", "add value, which may be null");
    }
  }

  private static void from(Name name, PatchEntry entry, Findings findings) {
    if (!entry.from().isSet()) {
      findings
          .of(FROM)
          .required(
              entry.from(),
              name + " has no from",
              "add from, the pointer to what is moved or copied");
    } else if (entry.operation().filter(PatchFields::isIntoItself).isPresent()) {
      findings
          .of(FROM)
          .invalid(
              entry.from(),
              "a value cannot be moved into itself: from leads to a parent of path",
              "move it elsewhere, or copy it");
    }
  }

  private static boolean isIntoItself(PatchOperation operation) {
    return operation instanceof PatchOperation.Move move && move.isIntoItself();
  }

  private static void known(Value given, Findings findings) {
    if (!PatchEntry.FIELDS.contains(given.name())) {
      findings
          .of(UNKNOWN)
          .notSupported(
              given,
              Quote.string(given.name()) + " is no member of an operation and is ignored",
              Suggestion.nearest(given.name(), PatchEntry.FIELDS)
                  .map(near -> "write " + Quote.string(near) + " if that is meant, or remove it")
                  .orElse("remove it"));
    }
  }
}
