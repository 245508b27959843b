package dev.sluice.policies.ververica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What no object of the cluster shows, and a policy may say as a rule's parameter. */
final class GivenFacts {
  private GivenFacts() {}

  /** The words that the parameter lists; empty, and a note, where no policy gives it. */
  static Optional<List<String>> words(
      Field site, String rule, String parameter, Findings findings) {
    JsonNode given = site.parameter(rule, parameter);
    if (given.isMissingNode() || given.asText().equals("auto")) {
      findings.note(rule, "unknown: no policy gives the parameter " + parameter + " of " + rule);
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    if (given.isArray()) {
      given.forEach(word -> words.add(word.asText()));
    } else {
      words.add(given.asText());
    }
    return Optional.of(words);
  }
}
