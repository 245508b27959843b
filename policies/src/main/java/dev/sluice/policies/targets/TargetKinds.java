package dev.sluice.policies.targets;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.schema.KnownFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds that a target is for: that there are such, and that they have the patched fields. */
final class TargetKinds implements Rule<PatchSet> {
  static final String KINDS = "SLU-131";
  static final String FIELDS = "VVP-086";

  private final List<KindProfile> all;

  /**
   * @param kinds all that there are
   */
  TargetKinds(Kinds kinds) {
    this.all = ofTargets(kinds);
  }

  /** The kinds of custom resources that can have a target. */
  static List<KindProfile> ofTargets(Kinds kinds) {
    return kinds.all().stream()
        .filter(kind -> !kind.fields(Targeted.TYPE).isEmpty())
        .filter(kind -> !kind.name().group().isEmpty())
        .toList();
  }

  @Override
  public void judge(Field<PatchSet> field, Findings findings) {
    if (!field.spec().applied() || field.spec().kindsAt().isEmpty()) {
      return;
    }
    for (Value listed : field.other(field.spec().kindsAt().get()).elements()) {
      List<KindProfile> meant =
          all.stream().filter(k -> k.name().matches(listed.scalar())).toList();
      if (meant.isEmpty()) {
        findings.of(KINDS).notSupported(listed, names());
      }
      meant.stream().limit(1).forEach(kind -> fields(kind, field, findings));
    }
  }

  private List<String> names() {
    return all.stream().map(kind -> kind.name().kind()).distinct().sorted().toList();
  }

  /** Of operations that write: what the API server drops again has no effect. */
  private static void fields(KindProfile kind, Field<PatchSet> set, Findings findings) {
    Optional<KnownFields> known = KnownFields.of(kind, set.resource().state());
    if (known.isEmpty()) {
      return;
    }
    List<String> root = Pointers.tokens(kind.documentRoot());
    for (PatchEntry entry : PatchEntry.of(set)) {
      Optional<List<String>> pointer =
          entry
              .operation()
              .filter(operation -> entry.changes(entry.path()))
              .map(operation -> Pointers.tokens(operation.path()));
      pointer.ifPresent(tokens -> field(kind, known.get(), root, tokens, entry, findings));
    }
  }

  private static void field(
      KindProfile kind,
      KnownFields known,
      List<String> root,
      List<String> pointer,
      PatchEntry entry,
      Findings findings) {
    List<String> tokens = Stream.concat(root.stream(), pointer.stream()).toList();
    known
        .unknown(tokens)
        .filter(unknown -> unknown.depth() >= root.size())
        .ifPresent(
            unknown -> {
              String token = tokens.get(unknown.depth());
              findings
                  .of(FIELDS)
                  .mild()
                  .invalid(
                      entry.path(),
                      "unknown field "
                          + Quote.string(token)
                          + " of "
                          + kind.name().kind()
                          + ", which the API server drops",
                      Suggestion.didYouMean(token, unknown.known())
                          .orElse("use one of " + Quote.choices(unknown.known())));
            });
  }
}
