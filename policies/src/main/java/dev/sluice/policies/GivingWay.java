package dev.sluice.policies;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.schema.SchemaRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One finding for one problem: what a schema says of a field gives way to what a rule says that
 * knows more about it, unless the schema alone refuses; then mere advice on the same gives way, as
 * a doubt about what the API server takes does to its refusal.
 */
final class GivingWay {
  /** By the field that they are about, and what a rule requires by each field that it is in. */
  private final Map<FieldPath, List<Ruling>> places = new HashMap<>();

  private GivingWay(List<Ruling> rulings) {
    for (Ruling ruling : rulings) {
      add(ruling.finding().path(), ruling);
      if (rank(ruling) > 0 && isRequired(ruling)) {
        List<FieldPath> above = ruling.finding().path().ancestry();
        above.subList(0, Math.max(0, above.size() - 1)).forEach(path -> add(path, ruling));
      }
    }
  }

  private void add(FieldPath path, Ruling ruling) {
    places.computeIfAbsent(path, _ -> new ArrayList<>(1)).add(ruling);
  }

  /** Removes the rulings that give way to others. */
  static void among(List<Ruling> rulings) {
    if (rulings.stream().anyMatch(ruling -> rank(ruling) < 2 || isLint(ruling))) {
      GivingWay all = new GivingWay(rulings);
      rulings.removeIf(all::givesWay);
    }
  }

  private boolean givesWay(Ruling ruling) {
    FieldPath path = ruling.finding().path();
    for (Ruling other : places.getOrDefault(path, List.of())) {
      boolean here = other.finding().path().equals(path);
      if (isNamedBy(ruling, other) && (here || isRequired(ruling))) {
        return true;
      }
      if (here && isAdviceBeside(ruling, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamedBy(Ruling ruling, Ruling other) {
    return rank(other) > rank(ruling) && (other.denies() || !ruling.denies());
  }

  private static boolean isAdviceBeside(Ruling ruling, Ruling other) {
    boolean isMilder = ruling.finding().advice() && rank(ruling) > rank(other) && other.denies();
    boolean isLess = isLint(ruling) && !isLint(other) && (other.denies() || !ruling.denies());
    return (isMilder || isLess) && ruling.finding().type() == other.finding().type();
  }

  private static boolean isLint(Ruling ruling) {
    return ruling.finding().rule().startsWith("PODL-");
  }

  private static boolean isRequired(Ruling ruling) {
    return ruling.finding().type() == ErrorType.Required;
  }

  /** What names a problem first: rules, then Kubernetes' types, then the schemas of kinds. */
  private static int rank(Ruling ruling) {
    Finding finding = ruling.finding();
    return !SchemaRules.isStructural(finding.rule())
        ? 2
        : finding.rule().startsWith("POD-") ? 1 : 0;
  }
}
