package dev.sluice.policies;

import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a machine can hold of {@code docs/style-of-messages.md}; each check lists what is wrong. */
public final class MessageStyle {
  private static final int LONGEST_PROBLEM = 300;
  private static final int LONGEST_FIX = 250;
  private static final int LONGEST_TITLE = 52;

  /** Values of users, and names that are no words of ours. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\$?\\{[^}]*}");

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?<!\\b[Tt]here )\\b(?:is|are) no\\b(?! longer)"
              + "|\\b(?:stands?|members?|amounts?|texts?|words?|whole numbers?|anew)\\b"
              + "|\\bout of (?:its )?range\\b(?= *$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCES = Pattern.compile("[.;!] |[.;!]$");

  /** In lower case, or with a value or a name: of a kind, of a part of Flink, of a variable. */
  private static final Pattern PROBLEM =
      Pattern.compile("[\\p{Lower}\\d\"-]|[A-Z]\\w*[A-Z]|Deployment ");

  private static final Pattern FIX =
      Pattern.compile(
          "(?:add|begin|cancel|change|check|choose|create|delete|did you mean|disable|enable|end"
              + "|escape|give|have|keep|leave|let|lower|make|mount|move|name|offer|pass|patch|probe|put|raise"
              + "|remove|replace|resume|rewrite|see|send|set|shorten|supported values:|suspend|use"
              + "|wait|write) ?.*");

  private static final Pattern HEDGE = Pattern.compile("unless (?:the operator|its configuration)");
  private static final Pattern WAY_OUT = Pattern.compile("\\(in a policy: installation\\.");

  /** A first sentence that only says who refuses, where what happens to the job belongs. */
  private static final Pattern ONLY_REFUSED =
      Pattern.compile(
          "(?:The|It|Its)(?: (?:operator|platform|API server|webhook|schema)\\b[^.:,;]*)? refuses");

  private MessageStyle() {}

  /** What is wrong with the findings and notes of a verdict, but those of users' own rules. */
  public static List<String> of(Verdict verdict) {
    List<String> faults = new ArrayList<>();
    for (Verdict.Ruling ruling : verdict.rulings()) {
      Finding finding = ruling.finding();
      if (KitCase.BOOK.catalogue().find(finding.rule()).isPresent()) {
        problem(finding.problem())
            .forEach(fault -> faults.add(finding.message() + ": problem " + fault));
        fix(finding.fix()).forEach(fault -> faults.add(finding.message() + ": fix " + fault));
      }
    }
    for (Note note : verdict.notes()) {
      note(note.problem()).forEach(fault -> faults.add(note.problem() + ": " + fault));
    }
    return faults;
  }

  public static List<String> problem(String problem) {
    List<String> faults = message(problem, LONGEST_PROBLEM);
    if (!PROBLEM.matcher(problem).lookingAt()) {
      faults.add("begins with neither a name, a value nor in lower case");
    }
    if (HEDGE.matcher(problem).find() && !WAY_OUT.matcher(problem).find()) {
      faults.add("does not say how to end the doubt");
    }
    return faults;
  }

  public static List<String> fix(String fix) {
    List<String> faults = message(fix, LONGEST_FIX);
    faults.addAll(order(fix));
    return faults;
  }

  /** A note says what is unknown. */
  static List<String> note(String note) {
    return message(note, LONGEST_PROBLEM);
  }

  static List<String> title(String title) {
    List<String> faults = words(title);
    if (title.length() > LONGEST_TITLE) {
      faults.add(title.length() + " characters");
    }
    if (SENTENCES.matcher(title).find() || title.contains(" that is ")) {
      faults.add("is a sentence");
    }
    return faults;
  }

  static List<String> what(String what) {
    return prose(what);
  }

  static List<String> why(String why) {
    List<String> faults = prose(why);
    if (ONLY_REFUSED.matcher(why).lookingAt()) {
      faults.add("begins with who refuses, not with what happens to the job");
    }
    return faults;
  }

  static List<String> catalogueFix(String fix) {
    List<String> faults = words(fix);
    faults.addAll(order(fix));
    if (fix.endsWith(".")) {
      faults.add("ends with a full stop");
    }
    return faults;
  }

  private static List<String> prose(String text) {
    List<String> faults = words(text);
    if (!text.matches("(?s).*[.\"]")) {
      faults.add("does not end with a full stop");
    }
    return faults;
  }

  private static List<String> message(String text, int longest) {
    List<String> faults = words(text);
    if (text.contains("  ")) { // where a path or name is empty
      faults.add("has nothing between two blanks");
    }
    if (text.length() > longest) {
      faults.add(text.length() + " characters");
    }
    if (SENTENCES.matcher(QUOTED.matcher(text).replaceAll("x")).find()) {
      faults.add("is more than one sentence, or ends with a full stop");
    }
    return faults;
  }

  private static List<String> order(String fix) {
    return FIX.matcher(fix).matches() ? List.of() : List.of("does not begin with what to do");
  }

  private static List<String> words(String text) {
    List<String> faults = new ArrayList<>();
    FORBIDDEN
        .matcher(QUOTED.matcher(text).replaceAll("x"))
        .results()
        .forEach(word -> faults.add("has \"" + word.group() + "\""));
    return faults;
  }
}
