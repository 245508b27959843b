package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
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

/** Words of a closed list. */
public final class Enumerations implements Rule {
  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.ENUMERATION);
  }

  @Override
  public FieldType place() {
    return FieldType.ENUMERATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    for (Value value : Elements.of(site)) {
      judge(site.place(), value, findings);
    }
  }

  private static void judge(FieldSpec place, Value value, Findings findings) {
    String rule = place.text("rule");
    List<String> words = place.texts("values");
    if (!TypeCheck.isText(rule, value, findings) || words.contains(value.node().textValue())) {
      return;
    }
    String given = value.node().textValue();
    Optional<String> otherCase = words.stream().filter(given::equalsIgnoreCase).findFirst();
    String[] also = place.texts("also").toArray(String[]::new);
    if (otherCase.isPresent()) {
      otherCase(place, value, otherCase.get(), findings);
      return;
    }
    ErrorType type = ErrorType.NotSupported;
    String problem = problem(given, place.texts("observed"));
    if (place.flag("advice")) {
      findings.advise(rule, value.path(), type, problem, fix(given, words), also);
    } else {
      findings.report(rule, value.path(), type, problem, fix(given, words), also);
    }
  }

  private static void otherCase(FieldSpec place, Value value, String word, Findings findings) {
    String rule = place.text("rule");
    String problem = Quote.value(value.node()) + " is not the exact word";
    String fix = "write " + Quote.text(word);
    if (place.flag("exact")) {
      findings.report(rule, value.path(), ErrorType.NotSupported, problem, fix);
    } else if (!place.flag("anyCase")) {
      findings.advise(rule, value.path(), ErrorType.NotSupported, problem, fix);
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
