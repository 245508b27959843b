package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Suggestion;
import dev.sluice.policies.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words of a closed list. */
final class Enumerations implements Rule {
  static final Set<String> IDS = Set.of("VVP-058", "VVP-059", "VVP-072");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public PlaceType place() {
    return PlaceType.ENUMERATION;
  }

  @Override
  public void judge(Site site, Findings findings) {
    Value value = site.value();
    String rule = site.place().text("rule");
    List<String> words = site.place().texts("values");
    if (!TypeCheck.isText(rule, value, findings) || words.contains(value.node().textValue())) {
      return;
    }
    String given = value.node().textValue();
    Optional<String> otherCase = words.stream().filter(given::equalsIgnoreCase).findFirst();
    if (otherCase.isPresent()) {
      String problem = Quote.text(given) + " is not the exact word";
      String fix = "write " + Quote.text(otherCase.get());
      findings.advise(rule, value.path(), ErrorType.NotSupported, problem, fix);
    } else {
      String problem = problem(given, site.place().texts("observed"));
      findings.report(rule, value.path(), ErrorType.NotSupported, problem, fix(given, words));
    }
  }

  private static String problem(String given, List<String> observed) {
    return observed.contains(given)
        ? Quote.text(given) + " is a state that is reported, not one to ask for"
        : Quote.text(given) + " is not one of the known words";
  }

  private static String fix(String given, List<String> words) {
    return Suggestion.nearest(given, words)
        .map(word -> "write " + Quote.text(word))
        .orElse("write one of " + Quote.choices(words));
  }
}
