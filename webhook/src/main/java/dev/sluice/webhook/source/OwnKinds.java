package dev.sluice.webhook.source;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.KindName;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells from the text of a file alone whether it is about a kind that Sluice judges: it may be no
 * YAML at all. A mere link to flink.apache.org does not make it so.
 */
final class OwnKinds {
  /** Kinds without a group of their own, of which others have one of the same name. */
  private static final Set<String> COMMON = Set.of("Deployment", "Pod");

  private final Pattern mention;

  OwnKinds(Kinds kinds) {
    String groups = any(names(kinds).map(KindName::group));
    String words = any(names(kinds).map(KindName::kind).filter(kind -> !COMMON.contains(kind)));
    String value = "[\"']?\\s{0,9}:\\s{0,9}[\"']?";
    this.mention =
        Pattern.compile(
            "(?<![\\w./-])(?:"
                + groups
                + ")/v\\d"
                + ("|apiVersion" + value + "(?:" + groups + ")")
                + ("|kind" + value + "(?:" + words + ")(?:List)?\\b")
                + "|\\bflink-main-container\\b");
  }

  private static Stream<KindName> names(Kinds kinds) {
    return kinds.all().stream().map(KindProfile::name);
  }

  private static String any(Stream<String> words) {
    return words
        .filter(word -> !word.isEmpty())
        .distinct()
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** Whether a text names one of the groups or kinds where a resource names its own. */
  boolean areIn(String text) {
    return mention.matcher(text).find();
  }
}
