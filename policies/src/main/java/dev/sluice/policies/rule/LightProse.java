package dev.sluice.policies.rule;

import java.util.Optional;

/** What is said of a light rule beyond its title; nothing of any other. */
final class LightProse {
  private LightProse() {}

  static Optional<String> what(RuleInfo rule) {
    return rule.light()
        .map(
            light ->
                "%s (%s at %s) in a pod that will be built, or in a template of one."
                    .formatted(rule.title(), light.type(), light.at()));
  }

  static Optional<String> why(RuleInfo rule) {
    return rule.light().map(_ -> rule.action() == Action.Deny ? refused(rule) : doubtful());
  }

  private static String refused(RuleInfo rule) {
    return "The pods would never run: the API server refuses them, or the workload that makes them, when"
        + " the operator or Flink creates it."
        + (rule.milder().ever() ? " It only warns where that is not certain." : "");
  }

  private static String doubtful() {
    return "The pods may not run as they were meant to. It only warns, since not every API server"
        + " refuses it.";
  }

  static Optional<String> fix(RuleInfo rule) {
    return rule.light().map(LightProse::fix);
  }

  private static String fix(RuleInfo.Light light) {
    String at = light.at();
    return switch (light.type()) {
      case Required -> "set " + at;
      case Invalid -> "change " + at + " to a value that the API server takes";
      case NotSupported -> "use one of the supported values for " + at;
      case Duplicate -> "remove the duplicate, or give it another value at " + at;
      case Forbidden -> "remove " + at;
      case TooLong -> "shorten " + at;
      case TooMany -> "remove some of " + at;
      case NotFound -> "name at " + at + " what is there";
      case TypeInvalid -> "write " + at + " in the JSON type that Kubernetes gives it";
    };
  }
}
