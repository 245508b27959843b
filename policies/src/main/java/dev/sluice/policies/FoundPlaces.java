package dev.sluice.policies;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The places at which something is found already, so that an inspection says nothing twice. */
final class FoundPlaces {
  private final Set<FieldPath> denied = new HashSet<>();
  private final Set<FieldPath> warned = new HashSet<>();
  private final Set<Typed> typed = new HashSet<>();
  private final Set<Typed> above = new HashSet<>();

  private record Typed(FieldPath path, ErrorType type) {}

  FoundPlaces(List<Ruling> rulings) {
    for (Ruling ruling : rulings) {
      Finding finding = ruling.finding();
      FieldPath path = finding.path();
      warned.add(path);
      if (ruling.denies()) {
        denied.add(path);
        typed.add(new Typed(path, finding.type()));
        path.parent().ifPresent(parent -> above.add(new Typed(parent, finding.type())));
      }
    }
  }

  /**
   * Whether something as bad is found at the place of a ruling: at its path or, as the same sort of
   * error, one step above or below it, since the API server reports some errors of a map's entry or
   * a list's element at the whole.
   */
  boolean hold(Ruling ruling) {
    Finding finding = ruling.finding();
    FieldPath path = finding.path();
    if (ruling.action() != Action.Deny) {
      return warned.contains(path);
    }
    Optional<FieldPath> parent = path.parent();
    return denied.contains(path)
        || above.contains(new Typed(path, finding.type()))
        || parent.filter(p -> typed.contains(new Typed(p, finding.type()))).isPresent();
  }
}
