package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
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

    if (!op.isSet()) {
      findings
          .of(OP)
          .required(op, "op is required", "supported values: " + Quote.choices(Name.ALL));
    } else if (entry.name().isEmpty()) {
      findings.of(OP).notSupported(op, "unsupported operation " + Quote.plain(op), Name.ALL);
    }
  }

  /** An explicit null is a value here. */
  private static void value(Name name, PatchEntry entry, Findings findings) {
    if (!entry.object().has("value")) {
      findings
          .of(VALUE)
          .required(entry.value(), "value is required by " + name, "set value, which may be null");
    }
  }

  private static void from(Name name, PatchEntry entry, Findings findings) {
    if (!entry.from().isSet()) {
      findings
          .of(FROM)
          .required(
              entry.from(),
              "from is required by " + name,
              "set from to the pointer of what is moved or copied");
    } else if (entry.operation().filter(PatchFields::isIntoItself).isPresent()) {
      findings
          .of(FROM)
          .invalid(
              entry.from(),
              "from is a parent of path, and a value cannot be moved into itself",
              "move it elsewhere, or copy it");
    }
  }

  private static boolean isIntoItself(PatchOperation operation) {
    return operation instanceof PatchOperation.Move move && move.isIntoItself();
  }

  private static void known(Value given, Findings findings) {
    if (!PatchEntry.FIELDS.contains(given.name())) {
      String effect = ", which JSON Patch ignores";
      findings.of(UNKNOWN).unknownField(given, PatchEntry.FIELDS, effect, "remove it");
    }
  }
}
