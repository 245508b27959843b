package dev.sluice.policies.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sluice.policies.kubernetes.Quote;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one line what a parser found. */
final class Problems {
  static final String TOO_DEEP =
      "more than %d objects and lists within each other; flatten the document"
          .formatted(Documents.MAX_DEPTH);

  static final String TEMPLATE = "looks like a Helm template: render it first";

  /** Where a value or a line starts with what a template engine replaces, which is no YAML. */
  private static final Pattern ACTION = Pattern.compile("(?:^|[-:,\\[{(])[ \\t]*+\\{[{%]");

  private static final String ENDS_EARLY =
      "the JSON text ends too early; close the object, list or quote that is still open";

  private static final int QUOTED = 64;

  /** The start of what SnakeYAML says, and what we say instead. */
  private record Wording(String found, String said) {}

  private static final List<Wording> YAML =
      List.of(
          new Wording(
              "found character '\\t",
              "a tab where YAML allows none; indent with spaces, or quote the text"),
          new Wording(
              "mapping values are not allowed",
              "a key and its colon are not allowed here; correct the indentation, or quote text that"
                  + " holds ': '"),
          new Wording(
              "expected <block end>",
              "the text does not fit the lines above; align it with its siblings, or end the value"
                  + " before it"),
          new Wording(
              "could not find expected ':'",
              "a key without its colon; write 'key: value', or indent the text that belongs to the"
                  + " value above"),
          new Wording(
              "found unexpected end of stream", "a quote is not closed; add the second one"),
          new Wording(
              "found unexpected document separator", "a quote is not closed; add the second one"),
          new Wording(
              "expected ',' or '",
              "a brace or bracket is not closed, or a comma is missing; add it"),
          new Wording(
              "found undefined alias",
              "an alias without an anchor of that name before it; correct the name, or quote the text"));

  /** Part of what Jackson says, and what we say instead. */
  private static final List<Wording> JSON =
      List.of(
          new Wording("maybe a (non-standard) comment", "JSON has no comments; remove it"),
          new Wording(
              "('}' (code 125)): was expecting double-quote",
              "a comma before the closing brace; remove the comma"),
          new Wording("was expecting double-quote", "a key must be in double quotes; quote it"),
          new Wording("was expecting a colon", "a colon is missing after the key; add it"),
          new Wording("was expecting comma", "a comma is missing, or a bracket not closed; add it"),
          new Wording(
              "Unexpected close marker",
              "closed by the wrong one of brace and bracket; correct it, or close the inner one first"),
          new Wording(
              "Non-standard token", "JSON has no infinity and no NaN; write a number, or quote it"),
          new Wording(
              "Leading zeroes", "a number starts with a zero; remove the zero, or quote it"),
          new Wording("numeric value", "not a number; correct it, or put text in double quotes"),
          new Wording(
              "Illegal unquoted character",
              "a line break, tab or other control character in a text; write it as an escape"),
          new Wording(
              "Unrecognized character escape",
              "an escape that JSON does not have; correct it, or write a backslash as \\\\"),
          new Wording(
              "Unrecognized token",
              "not a value; put text in double quotes, or write true, false or null"));

  private Problems() {}

  static String of(MarkedYAMLException e) {
    String problem = line(e.getProblem());
    return YAML.stream()
        .filter(w -> problem.startsWith(w.found()))
        .findFirst()
        .map(Wording::said)
        .orElse("not valid YAML: " + problem + "; correct it, or quote the text");
  }

  static String of(JsonProcessingException e) {
    return switch (e) {
      case JsonEOFException end -> ENDS_EARLY;
      case StreamConstraintsException limit when limit.getOriginalMessage().contains("depth") ->
          TOO_DEEP;
      case StreamConstraintsException limit -> "a number or name is too long; shorten it";
      case JsonProcessingException end
          when end.getOriginalMessage().startsWith("Unexpected end-of-input") ->
          ENDS_EARLY;
      default -> "not valid JSON: " + json(e.getOriginalMessage());
    };
  }

  private static String json(String found) {
    return JSON.stream()
        .filter(w -> found.contains(w.found()))
        .findFirst()
        .map(Wording::said)
        .orElse("a value, comma or bracket is missing here, or one too many; correct the text");
  }

  /** Whether a line holds what a template engine is still to replace. */
  static boolean isTemplate(String line) {
    Matcher action = ACTION.matcher(line);
    return action.find()
        && (line.indexOf("}}", action.end()) >= 0 || line.indexOf("%}", action.end()) >= 0);
  }

  static String forbidden(int character) {
    return ("the character U+%04X is not allowed in YAML; remove it, or write it as an escape in"
            + " double quotes")
        .formatted(character);
  }

  /** A piece of the text, shortened, for use in a sentence. */
  static String quote(String text) {
    String start = text.codePointCount(0, text.length()) <= QUOTED ? text : shortened(text);
    return "'" + start.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD") + "'";
  }

  private static String shortened(String text) {
    return text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
  }

  private static String line(String message) {
    String first = message.lines().findFirst().orElse("unexpected text");
    String clean = first.replaceAll("\\s*\\(start marker at .*", "");
    return Quote.line(clean.substring(0, 1).toLowerCase(Locale.ROOT) + clean.substring(1));
  }
}
