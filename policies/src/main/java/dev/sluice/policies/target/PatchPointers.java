package dev.sluice.policies.target;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pointers of a patch set: that they are JSON Pointers, that they lead to something the patched
 * document can have, and that what they change is not what the document is found by.
 */
public final class PatchPointers implements Rule {
  private static final String BROKEN = "VVP-082";
  private static final String IDENTITY = "VVP-090";

  @Override
  public Set<String> ids() {
    return Set.of(BROKEN, "VVP-085", "VVP-086", "VVP-087", IDENTITY);
  }

  @Override
  public FieldType place() {
    return FieldType.PATCH_SET;
  }

  @Override
  public void judge(Field site, Findings findings) {
    PatchDocument document = document(site);
    for (PatchOperation operation : PatchOperation.of(site)) {
      if (!operation.path().isSet()) {
        missing(operation.path(), findings);
      } else {
        judge(operation, operation.path(), document, findings);
      }
      if (operation.needsFrom() && operation.from().isSet()) {
        judge(operation, operation.from(), document, findings);
      }
    }
  }

  private static PatchDocument document(Field site) {
    List<String> kinds =
        site.place().attributes().has("kindsAt")
            ? site.other("kindsAt").elements().stream().map(k -> k.node().asText()).toList()
            : List.of();
    return PatchDocument.of(site.place().text("document"), kinds);
  }

  private static void missing(Value path, Findings findings) {
    findings.report(
        BROKEN,
        path.path(),
        ErrorType.Required,
        "the operation has no path",
        "add path, a pointer such as /spec/template/spec/parallelism");
  }

  private static void judge(
      PatchOperation operation, Value pointer, PatchDocument document, Findings findings) {
    Optional<List<String>> tokens = PatchOperation.tokens(pointer);
    if (tokens.isEmpty()) {
      broken(pointer, findings);
      return;
    }
    Optional<PatchDocument.Stray> stray = document.stray(tokens.get());
    if (stray.isPresent()) {
      StrayPointers.report(pointer, tokens.get(), stray.get(), findings);
    } else if (document.isPointless(tokens.get())) {
      StrayPointers.advise(pointer, tokens.get().getFirst(), findings);
    } else if (operation.written().contains(pointer)) {
      document.identity(tokens.get()).ifPresent(own -> identity(pointer, own, findings));
    }
  }

  private static void broken(Value pointer, Findings findings) {
    String text = pointer.node().asText();
    String fix =
        text.startsWith("/")
            ? "write ~ as ~0 and / within a name as ~1; no other letter follows a ~"
            : "begin with /, as in " + Quote.text("/spec/template/spec/parallelism");
    findings.report(
        BROKEN,
        pointer.path(),
        pointer.text().isPresent() ? ErrorType.Invalid : ErrorType.TypeInvalid,
        Quote.plain(pointer.node()) + " is no JSON Pointer",
        fix);
  }

  private static void identity(Value pointer, String own, Findings findings) {
    findings.report(
        IDENTITY,
        pointer.path(),
        ErrorType.Forbidden,
        Quote.plain(pointer.node()) + " changes " + own + ", by which the document is found",
        "leave " + own + " to the document, and patch single fields below /spec");
  }
}
