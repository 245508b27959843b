package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Installation;
import java.util.List;

/** What the policies in force say about one resource, as far as rules may ask. */
public interface RuleSettings {

  /** A parameter of a rule; missing where no policy gives it. */
  JsonNode parameter(String rule, String name);

  /** Whether a mutation is on. */
  boolean isOn(String mutation);

  /**
   * The policies of which only the labels of the resource's namespace would say whether they are
   * for it, where these are not known.
   */
  List<String> undecided();

  /** What is installed where the resource goes. */
  Installation installation();
}
