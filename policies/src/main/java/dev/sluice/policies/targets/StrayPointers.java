package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.targets.PatchDocument.Reason;
import dev.sluice.policies.targets.PatchDocument.Stray;
import java.util.List;
import java.util.Set;

/** How pointers of a patch set that lead nowhere are reported. */
final class StrayPointers {
  private static final String TOP = "VVP-085";
  private static final String BELOW = "VVP-086";
  private static final String SPLIT = "VVP-087";

  private StrayPointers() {}

  /**
   * A pointer that leads nowhere.
   *
   * @param added members that the patch set itself puts into the document, where nobody reads them
   */
  static void report(
      Value pointer, List<String> tokens, Stray stray, Set<String> added, Findings findings) {
    String rule =
        switch (stray.reason()) {
          case NO_DOCUMENT_FIELD -> TOP;
          case NO_FIELD, BELOW_VALUE, NO_INDEX -> BELOW;
          case SPLIT_KEY -> SPLIT;
        };
    boolean unread =
        stray.reason() == Reason.NO_DOCUMENT_FIELD && added.contains(tokens.getFirst());
    String problem = problem(tokens, stray) + (unread ? ", and nothing reads what is added" : "");
    findings
        .of(rule)
        .mildIf(unread || !isCertain(stray))
        .invalid(pointer, problem, fix(tokens, stray));
  }

  /** Whether it fails in every document: another version may have more fields, and more lists. */
  private static boolean isCertain(Stray stray) {
    return switch (stray.reason()) {
      case NO_DOCUMENT_FIELD, BELOW_VALUE, SPLIT_KEY -> true;
      case NO_FIELD, NO_INDEX -> false;
    };
  }

  /** A pointer into a field that patching does nothing for. */
  static void pointless(Value pointer, String field, Findings findings) {
    String problem = field + " is written by the system, so patching it has no effect";
    findings.of(TOP).mild().invalid(pointer, problem, "patch spec or metadata");
  }

  private static String problem(List<String> tokens, Stray stray) {
    String token = Quote.string(tokens.get(stray.depth()));
    String parent = Quote.string(stray.depth() == 0 ? "" : tokens.get(stray.depth() - 1));
    return switch (stray.reason()) {
      case NO_DOCUMENT_FIELD -> "unknown field " + token + " of the patched document";
      case NO_FIELD -> "unknown field " + token + " of " + parent;
      case BELOW_VALUE -> token + " is below a scalar value, which has no fields";
      case NO_INDEX -> token + " is not an index of the list " + parent;
      case SPLIT_KEY -> "the pointer splits a key of " + parent + " into several tokens";
    };
  }

  private static String fix(List<String> tokens, Stray stray) {
    String token = tokens.get(stray.depth());
    return switch (stray.reason()) {
      case NO_DOCUMENT_FIELD -> spelling(token, stray, "begin with one of ");
      case NO_FIELD -> spelling(token, stray, "use one of ");
      case BELOW_VALUE -> "end the pointer before it, or write a / that belongs to a name as ~1";
      case NO_INDEX -> "use 0, 1, 2 and so on, or - at the end to append";
      case SPLIT_KEY ->
          "end the pointer with "
              + Quote.string(whole(tokens, stray))
              + ", or write a / that belongs to the key as ~1";
    };
  }

  private static String spelling(String token, Stray stray, String choices) {
    return Suggestion.didYouMean(token, stray.known())
        .orElse(choices + Quote.choices(stray.known()));
  }

  /** The end of the pointer, with the tokens of the key joined by dots into one. */
  private static String whole(List<String> tokens, Stray stray) {
    String key = String.join(".", tokens.subList(stray.depth(), tokens.size()));
    return "/" + tokens.get(stray.depth() - 1) + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
