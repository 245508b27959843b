package dev.sluice.policies.target;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of each operation of a patch set: those it needs, and no others. */
public final class PatchFields implements Rule {
  private static final String OP = "VVP-081";
  private static final String VALUE = "VVP-083";
  private static final String FROM = "VVP-084";
  private static final String UNKNOWN = "VVP-091";

  @Override
  public Set<String> ids() {
    return Set.of(OP, VALUE, FROM, UNKNOWN);
  }

  @Override
  public FieldType place() {
    return FieldType.PATCH_SET;
  }

  @Override
  public void judge(Field site, Findings findings) {
    for (PatchOperation operation : PatchOperation.of(site)) {
      op(operation, findings);
      value(operation, findings);
      from(operation, findings);
      operation.members().fields().forEach(member -> known(member, findings));
    }
  }

  private static void op(PatchOperation operation, Findings findings) {
    Value op = operation.op();
    String choices = "use one of " + Quote.choices(PatchOperation.NAMES);
    if (!op.isSet()) {
      findings.report(OP, op.path(), ErrorType.Required, "the operation has no op", choices);
    } else if (operation.name().isEmpty()) {
      findings.report(
          OP,
          op.path(),
          ErrorType.NotSupported,
          Quote.plain(op.node()) + " is no operation of JSON Patch",
          Suggestion.nearest(op.node().asText(), PatchOperation.NAMES)
              .map(near -> "write " + Quote.text(near) + ", in lower case")
              .orElse(choices));
    }
  }

  /** An explicit null is a value here. */
  private static void value(PatchOperation operation, Findings findings) {
    Value value = operation.value();
    if (operation.needsValue() && value.node().isMissingNode()) {
      findings.report(
          VALUE,
          value.path(),
          ErrorType.Required,
          operation.op().node().asText() + " has no value",
          "add value, which may be null");
    }
  }

  private static void from(PatchOperation operation, Findings findings) {
    Value from = operation.from();
    if (!operation.needsFrom()) {
      return;
    }
    if (!from.isSet()) {
      findings.report(
          FROM,
          from.path(),
          ErrorType.Required,
          operation.op().node().asText() + " has no from",
          "add from, the pointer to what is moved or copied");
    } else if (operation.op().node().asText().equals("move") && intoItself(operation)) {
      findings.report(
          FROM,
          from.path(),
          ErrorType.Invalid,
          "a value cannot be moved into itself: from leads to a parent of path",
          "move it elsewhere, or copy it");
    }
  }

  private static boolean intoItself(PatchOperation operation) {
    Optional<List<String>> from = PatchOperation.tokens(operation.from());
    Optional<List<String>> path = PatchOperation.tokens(operation.path());
    return from.isPresent()
        && path.isPresent()
        && path.get().size() > from.get().size()
        && path.get().subList(0, from.get().size()).equals(from.get());
  }

  private static void known(Value member, Findings findings) {
    if (PatchOperation.MEMBERS.contains(member.name())) {
      return;
    }
    findings.report(
        UNKNOWN,
        member.path(),
        ErrorType.NotSupported,
        Quote.text(member.name()) + " is no member of an operation and is ignored",
        Suggestion.nearest(member.name(), PatchOperation.MEMBERS)
            .map(near -> "write " + Quote.text(near) + " if that is meant, or remove it")
            .orElse("remove it"));
  }
}
