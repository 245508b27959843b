package dev.sluice.policies.export;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Unchecked;
import dev.sluice.policies.policy.LabelSelector.Requirement;
import dev.sluice.policies.policy.Match;
import dev.sluice.policies.policy.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** For which resources of a kind something is, as conditions on the object and its namespace. */
final class Scope {
  private static final String NAMESPACE = "object.metadata.?namespace.orValue(\"\")";
  private static final String NAME = "object.metadata.?name.orValue(\"\")";

  private Scope() {}

  /** Whether a resource of a kind is among those that a policy or exemption is for. */
  static String of(Match match, KindProfile kind) {
    List<String> all = new ArrayList<>();
    if (!match.include().isEmpty()) {
      all.add(any(match.include(), NAMESPACE));
    }
    if (!match.exclude().isEmpty()) {
      all.add(Cel.not(any(match.exclude(), NAMESPACE)));
    }
    if (!match.names().isEmpty()) {
      all.add(any(match.names(), NAME));
    }
    match.selector().requirements().stream()
        .map(requirement -> kind.namespaced() ? of(requirement) : "false")
        .forEach(all::add);
    return Cel.all(all);
  }

  /** Whether the kind's own operator leaves the object unchecked. */
  static String of(Unchecked field) {
    return "%s.orValue(\"\").lowerAscii() == %s"
        .formatted(Cel.at("object", field.at()), Cel.text(field.is().toLowerCase(Locale.ROOT)));
  }

  private static String any(List<NamePattern> patterns, String name) {
    return Cel.any(patterns.stream().map(pattern -> of(pattern, name)).toList());
  }

  private static String of(NamePattern pattern, String name) {
    List<String> pieces = pattern.pieces();
    if (pieces.size() == 1) {
      return name + " == " + Cel.text(pattern.text());
    }
    if (pieces.size() == 2 && pieces.getLast().isEmpty()) {
      return "%s.startsWith(%s)".formatted(name, Cel.text(pieces.getFirst()));
    }
    String regex = pieces.stream().map(Scope::quoted).collect(Collectors.joining(".*"));
    return "%s.matches(%s)".formatted(name, Cel.text("^(?s:" + regex + ")$"));
  }

  /** For RE2, which knows an escape of each sign but none of letters. */
  private static String quoted(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}-]", "\\\\$0");
  }

  private static String of(Requirement requirement) {
    String label = "namespaceObject.metadata.?labels[?%s]".formatted(Cel.text(requirement.key()));
    String there = label + ".hasValue()";
    String among =
        "%s.value() in %s"
            .formatted(label, Cel.texts(requirement.values().stream().sorted().toList()));
    return switch (requirement.operator()) {
      case Exists -> there;
      case DoesNotExist -> "!" + there;
      case In -> there + " && " + among;
      case NotIn -> Cel.not(there + " && " + among);
    };
  }
}
