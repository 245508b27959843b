package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PatchDocument.Stray;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Suggestion;
import dev.sluice.policies.Value;
import java.util.List;

/** How pointers of a patch set that lead nowhere are reported. */
final class StrayPointers {
  private static final String TOP = "VVP-085";
  private static final String INSIDE = "VVP-086";
  private static final String SPLIT = "VVP-087";

  private StrayPointers() {}

  static void report(Value pointer, List<String> tokens, Stray stray, Findings findings) {
    String token = tokens.get(stray.depth());
    String parent = stray.depth() == 0 ? "the document" : tokens.get(stray.depth() - 1);
    switch (stray.reason()) {
      case NO_DOCUMENT_MEMBER ->
          findings.report(
              TOP,
              pointer.path(),
              ErrorType.Invalid,
              "the patched document has no member " + Quote.text(token),
              spelling(token, stray, "begin with one of "));
      case NO_MEMBER ->
          findings.report(
              INSIDE,
              pointer.path(),
              ErrorType.Invalid,
              Quote.text(parent) + " has no member " + Quote.text(token),
              spelling(token, stray, "use one of "));
      case BELOW_VALUE ->
          findings.report(
              INSIDE,
              pointer.path(),
              ErrorType.Invalid,
              Quote.text(token) + " leads below a plain value",
              "end the pointer before it, or write a / that belongs to a name as ~1");
      case NO_INDEX ->
          findings.report(
              INSIDE,
              pointer.path(),
              ErrorType.Invalid,
              Quote.text(token) + " is no index of the list " + Quote.text(parent),
              "use 0, 1, 2, …, or - at the end to append");
      case SPLIT_KEY ->
          findings.report(
              SPLIT,
              pointer.path(),
              ErrorType.Invalid,
              "a key of " + Quote.text(parent) + " is one token and is split here",
              "end the pointer with "
                  + Quote.text(whole(tokens, stray))
                  + ", or write a / that belongs to the key as ~1");
    }
  }

  static void advise(Value pointer, String member, Findings findings) {
    findings.advise(
        TOP,
        pointer.path(),
        ErrorType.Invalid,
        member + " is written by the platform, so patching it does nothing",
        "patch spec or metadata");
  }

  private static String spelling(String token, Stray stray, String choices) {
    return Suggestion.nearest(token, stray.known())
        .map(near -> "write " + Quote.text(near) + " if that is meant")
        .orElse(choices + Quote.choices(stray.known()));
  }

  private static String whole(List<String> tokens, Stray stray) {
    String key = String.join(".", tokens.subList(stray.depth(), tokens.size()));
    return "/" + tokens.get(stray.depth() - 1) + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
