package dev.sluice.manifests.differential;

import dev.sluice.manifests.differential.Judge.Said;
import dev.sluice.manifests.differential.Outcome.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the API server writes the paths of Sluice's findings: less exact, with words of its own, as
 * paths.txt says for each rule.
 */
final class ServerPaths {
  /** The rules by which something cannot be read. */
  private static final Set<String> UNREADABLE =
      Set.of("POD-016", "POD-017", "POD-018", "POD-019", "POD-020", "POD-021");

  /** A line for versions from a minor one of Kubernetes 1 on begins with {@code MINOR+:}. */
  private static final Pattern LATER = Pattern.compile("(\\d+)\\+:(.*)");

  private record Line(Set<String> rules, Pattern path, String replacement) {
    boolean isFor(Said said) {
      return rules.contains("*") || said.rules().stream().anyMatch(rules::contains);
    }

    String apply(String text) {
      return path.matcher(text).replaceAll(replacement);
    }
  }

  private final List<Line> lines = new ArrayList<>();

  ServerPaths(String file, int minor) {
    file.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> isOf(line, minor))
        .map(line -> LATER.matcher(line).replaceFirst("$2").split("\\s+", 3))
        .forEach(
            words ->
                lines.add(
                    new Line(
                        Set.of(words[0].split(",")),
                        Pattern.compile(words[1]),
                        words[2].equals("-") ? "" : words[2])));
  }

  private static boolean isOf(String line, int minor) {
    Matcher later = LATER.matcher(line);
    return !later.matches() || minor >= Integer.parseInt(later.group(1));
  }

  /** What Sluice says, in the words of the API server. */
  Outcome outcome(Target target, List<Said> findings) {
    TreeSet<Cause> causes = new TreeSet<>();
    List<String> unreadable = new ArrayList<>();
    for (Said said : findings) {
      if (said.rules().stream().anyMatch(UNREADABLE::contains)) {
        unreadable.add(said.rules().getFirst() + " " + said.path());
      } else if (said.refuses()) {
        causes.add(cause(target, said));
      }
    }
    if (!unreadable.isEmpty()) {
      return Outcome.unreadable(unreadable.toString());
    }
    return causes.isEmpty() ? Outcome.accepted() : Outcome.refused(causes, "");
  }

  private Cause cause(Target target, Said said) {
    String mapped = said.path() + "|" + said.type();
    for (Line line : lines) {
      if (line.isFor(said)) {
        mapped = line.apply(mapped);
      }
    }
    int bar = mapped.lastIndexOf('|');
    return new Cause(rooted(target, mapped.substring(0, bar)), mapped.substring(bar + 1));
  }

  /** The metadata of a template have no word of their own. */
  private static String rooted(Target target, String path) {
    if (!target.isTemplate()) {
      return path;
    }
    String inTemplate = path.startsWith("metadata.") ? path.substring("metadata.".length()) : path;
    return target.template() + "." + inTemplate;
  }
}
