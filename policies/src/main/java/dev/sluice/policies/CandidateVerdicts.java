package dev.sluice.policies;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The verdicts on a resource that may be for any of several systems: what all of them refuse is
 * denied, and what one refuses is a warning that says for which one it holds.
 *
 * @param kind the profile of the kind that they share
 * @param verdicts the verdict for each, the likeliest first
 */
record CandidateVerdicts(KindProfile kind, List<OfCandidate> verdicts) {

  /**
   * The verdict for one of the systems.
   *
   * @param candidate its profile
   * @param verdict what is said of the resource if it is for that system
   * @param refused the fields that are refused
   */
  record OfCandidate(KindProfile candidate, Verdict verdict, Set<FieldPath> refused) {
    OfCandidate(KindProfile candidate, Verdict verdict) {
      this(
          candidate,
          verdict,
          verdict.rulings().stream()
              .filter(Ruling::denies)
              .map(ruling -> ruling.finding().path())
              .collect(Collectors.toCollection(HashSet::new)));
    }
  }

  /** Why what is said of a resource is not certain, as a problem ends with it. */
  static String doubt(KindProfile kind, KindProfile candidate) {
    return ", which holds only with %s's operator (in a policy: %s)"
        .formatted(candidate.variant(), kind.factFor(candidate));
  }

  /** The verdict for the likeliest, and what only the others refuse. */
  Verdict together() {
    OfCandidate likeliest = verdicts.getFirst();
    List<Ruling> all = new ArrayList<>(likeliest.verdict().rulings());
    all.replaceAll(ruling -> isCertain(ruling) ? ruling : doubted(ruling, likeliest));
    for (OfCandidate other : verdicts.subList(1, verdicts.size())) {
      for (Ruling ruling : other.verdict().rulings()) {
        if (!isCertain(ruling)) {
          all.add(doubted(ruling, other));
        }
      }
    }
    all.removeIf(this::isTheDoubtItself);
    all.sort(Ruling.IN_ORDER);
    return new Verdict(List.copyOf(all), likeliest.verdict().notes());
  }

  /** Whether it does not refuse the resource, or all refuse it for that field. */
  private boolean isCertain(Ruling ruling) {
    FieldPath path = ruling.finding().path();
    return !ruling.denies() || verdicts.stream().allMatch(other -> other.refused().contains(path));
  }

  /** Whether it asks for the field whose absence leaves open which system it is. */
  private boolean isTheDoubtItself(Ruling ruling) {
    return ruling.finding().type() == ErrorType.Required
        && kind.showingField().filter(ruling.finding().path()::equals).isPresent();
  }

  private Ruling doubted(Ruling ruling, OfCandidate of) {
    return ruling.doubted(doubt(kind, of.candidate()));
  }
}
