package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Finding;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values that something is still to fill in, so that nothing is known of them. */
final class Placeholders {
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\$\\{[A-Za-z_]\\w*+(?:[:?+-][^{}]*+)?\\}|\\$\\([A-Za-z_][\\w.-]*+\\)|\\$[A-Za-z_]\\w*+"
              + "|\\{\\{.*\\}\\}|<[^<>]++>|ENC\\[[^\\]]*+\\]",
          Pattern.DOTALL);

  /** Rules about the platform's own references to secret values, which look the same. */
  private static final Set<String> REFERENCES = Set.of("VVP-078", "VVP-079");

  private Placeholders() {}

  /**
   * A verdict without what it says about values that are wholly a placeholder.
   *
   * @param object as it is written
   * @param written where in it what a finding is about is
   */
  static Verdict without(JsonNode object, Verdict verdict, Function<Finding, FieldPath> written) {
    List<Verdict.Ruling> known =
        verdict.rulings().stream()
            .filter(
                ruling ->
                    REFERENCES.contains(ruling.finding().rule())
                        || !isAt(object, written.apply(ruling.finding())))
            .toList();
    return known.size() == verdict.rulings().size() ? verdict : new Verdict(known, verdict.notes());
  }

  /** Whether a placeholder is at a path, or is what would have to hold the path's value. */
  private static boolean isAt(JsonNode object, FieldPath path) {
    JsonNode at = path.in(object);
    for (FieldPath above : path.ancestry().reversed()) {
      if (!at.isMissingNode()) {
        break;
      }
      at = above.in(object);
    }
    return at.isTextual() && WHOLE.matcher(at.textValue().strip()).matches();
  }
}
