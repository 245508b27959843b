package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.PatchOperation.Name;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pointers of a patch set: that they are JSON Pointers, that they lead to something the patched
 * document can have, and that what they change is not what the document is found by.
 */
final class PatchPointers implements Rule<PatchSet> {
  private static final String BROKEN = "VVP-082";
  private static final String IDENTITY = "VVP-090";

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    PatchDocument document = document(field);
    Set<String> added = new HashSet<>();
    for (PatchEntry entry : PatchEntry.of(field)) {
      if (entry.name().filter(Name::hasFrom).isPresent() && entry.from().isSet()) {
        judge(entry, entry.from(), field, document, added, findings);
      }
      entry.addsMember().ifPresent(added::add);
      if (entry.path().isSet()) {
        judge(entry, entry.path(), field, document, added, findings);
      } else {
        missing(entry.path(), findings);
      }
    }
  }

  private static PatchDocument document(Field<PatchSet> field) {
    PatchDocument document = field.spec().document();
    return field
        .spec()
        .kindsAt()
        .map(at -> field.other(at).elements().stream().map(Value::scalar).toList())
        .map(document::narrowedTo)
        .orElse(document);
  }

  private static void missing(Value path, Findings findings) {
    findings
        .of(BROKEN)
        .required(
            path,
            "path is required",
            "set path to a pointer such as /spec/template/spec/parallelism");
  }

  /** {@code added}: members of the document itself that are there once this operation is done. */
  private static void judge(
      PatchEntry entry,
      Value pointer,
      Field<PatchSet> field,
      PatchDocument document,
      Set<String> added,
      Findings findings) {
    Optional<List<String>> tokens = PatchEntry.pointer(pointer).map(Pointers::tokens);
    if (tokens.isEmpty()) {
      broken(pointer, findings);
      return;
    }
    Optional<PatchDocument.Stray> stray = document.stray(tokens.get());
    if (stray.isPresent()) {
      StrayPointers.report(pointer, tokens.get(), stray.get(), added, findings);
    } else if (document.isPointless(tokens.get())) {
      StrayPointers.pointless(pointer, tokens.get().getFirst(), findings);
    } else if (!field.spec().applied() && entry.changes(pointer)) {
      document.identity(tokens.get()).ifPresent(own -> identity(pointer, own, findings));
    }
  }

  private static void broken(Value pointer, Findings findings) {
    Findings.Report report = findings.of(BROKEN);
    String problem = Quote.plain(pointer) + " is not a valid JSON Pointer";
    String fix =
        pointer.scalar().startsWith("/")
            ? "write ~ as ~0, and / within a name as ~1"
            : "begin with /, as in " + Quote.string("/spec/template/spec/parallelism");
    if (pointer.isString()) {
      report.invalid(pointer, problem, fix);
    } else {
      report.typeInvalid(pointer, problem, fix);
    }
  }

  private static void identity(Value pointer, String own, Findings findings) {
    findings
        .of(IDENTITY)
        .forbidden(
            pointer,
            Quote.plain(pointer) + " changes " + own + ", which identifies the deployment",
            "leave " + own + " as it is, and patch single fields below /spec");
  }
}
