package dev.sluice.policies.rule;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules found on one resource; rules report into it: {@code
 * findings.of("VVP-021").forbidden(session, problem, fix)}.
 *
 * <p>One finding per field and rule: a second report of the same rule at the same path is dropped.
 * Of one rule there are at most {@value #MAX_OF_ONE_RULE}, milder ones counted apart: a review may
 * hold hundreds of thousands, nobody reads them, and a rule that found anything still says so.
 */
public final class Findings {
  static final int MAX_OF_ONE_RULE = 1_000;

  private final Catalogue catalogue;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Finding> byField = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();

  /**
   * @param catalogue what the rules in force say of themselves
   */
  public Findings(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Begins a report of a rule; its verb ends it. */
  public Report of(String rule) {
    return new Report(rule);
  }

  /** Mentions what the rule cannot know. */
  public void note(String rule, String problem) {
    Note note = new Note(rule, problem);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Mentions that the rule needs objects of a kind, of which the state holds none. */
  public void unknown(String rule, String kind) {
    note(rule, "unknown: no " + kind + " is in the state (--state)");
  }

  /**
   * A finding in the making. The verbs are the API server's types of field error; each takes the
   * value that it is about (whose path need not exist), what is wrong and what to do, both one line
   * without a period.
   */
  public final class Report {
    private final String rule;
    private boolean mild;
    private String doubt = "";
    private List<String> also = List.of();

    private Report(String rule) {
      this.rule = rule;
    }

    /** Makes it the milder half of the rule: never more than a warning. */
    public Report mild() {
      return mildIf(true);
    }

    /** Makes it the milder half of the rule where a condition holds. */
    public Report mildIf(boolean condition) {
      mild |= condition;
      return this;
    }

    /**
     * Makes it the milder half of the rule, and says why, where it is not certain.
     *
     * @param otherwise what the problem then ends with, such as {@code , unless it is set
     *     elsewhere}
     */
    public Report unless(boolean certain, String otherwise) {
      doubt = certain ? "" : otherwise;
      return mildIf(!certain);
    }

    /** Names other rules whose catalogues have a row for the same problem. */
    public Report also(String... rules) {
      return also(List.of(rules));
    }

    /** Names other rules whose catalogues have a row for the same problem. */
    public Report also(Collection<String> rules) {
      also = List.copyOf(rules);
      return this;
    }

    /** A value is missing that must be there. */
    public void required(Located at, String problem, String fix) {
      report(at, ErrorType.Required, problem, fix);
    }

    /** A value does not have the form, range or relation it must have. */
    public void invalid(Located at, String problem, String fix) {
      report(at, ErrorType.Invalid, problem, fix);
    }

    /** A value is none of those there are. */
    public void notSupported(Located at, String problem, String fix) {
      report(at, ErrorType.NotSupported, problem, fix);
    }

    /** A string is none of those there are. */
    public void notSupported(Value value, Collection<String> supported) {
      notSupported(value, "unsupported value " + Quote.value(value), supported);
    }

    /** A string is none of those there are; the problem in words of one's own. */
    public void notSupported(Value value, String problem, Collection<String> supported) {
      String all = "supported values: " + Quote.choices(supported);
      String fix =
          Suggestion.didYouMean(value.scalar(), supported)
              .map(question -> question + " (" + all + ")")
              .orElse(all);
      notSupported(value, problem, fix);
    }

    /** An object has a field that its type does not have, perhaps a misspelt one. */
    public void unknownField(Value field, Collection<String> known, String otherwise) {
      unknownField(field, known, "", otherwise);
    }

    /**
     * The same.
     *
     * @param effect what then happens, after the name
     * @param otherwise what to do where no field is near
     */
    public void unknownField(
        Value field, Collection<String> known, String effect, String otherwise) {
      String problem = "unknown field " + Quote.string(field.name()) + effect;
      notSupported(field, problem, Suggestion.didYouMean(field.name(), known).orElse(otherwise));
    }

    /** A value is there a second time that may be there once. */
    public void duplicate(Located at, String problem, String fix) {
      report(at, ErrorType.Duplicate, problem, fix);
    }

    /** A value may not be here, or not be changed. */
    public void forbidden(Located at, String problem, String fix) {
      report(at, ErrorType.Forbidden, problem, fix);
    }

    /** A string is longer than it may be. */
    public void tooLong(Located at, String problem, String fix) {
      report(at, ErrorType.TooLong, problem, fix);
    }

    /** There are more of something than there may be. */
    public void tooMany(Located at, String problem, String fix) {
      report(at, ErrorType.TooMany, problem, fix);
    }

    /** A value names something that is not there. */
    public void notFound(Located at, String problem, String fix) {
      report(at, ErrorType.NotFound, problem, fix);
    }

    /** A value has another JSON type than the field. */
    public void typeInvalid(Located at, String problem, String fix) {
      report(at, ErrorType.TypeInvalid, problem, fix);
    }

    /** A value has another JSON type than the field's, such as {@code an object}. */
    public void typeInvalid(Value value, String wanted) {
      String problem = "must be " + wanted + ", not " + Quote.type(value);
      typeInvalid(value, problem, "write " + wanted);
    }

    private void report(Located at, ErrorType type, String problem, String fix) {
      Severity severity = catalogue.rule(rule).severity();
      add(
          new Finding(
              rule,
              at.path(),
              type,
              mild && severity == Severity.error ? Severity.warning : severity,
              mild,
              problem + doubt,
              fix,
              also));
    }
  }

  private void add(Finding finding) {
    String counted = finding.advice() ? finding.rule() + " advice" : finding.rule();
    if (counts.getOrDefault(counted, 0) >= MAX_OF_ONE_RULE) {
      note(finding.rule(), "more than " + MAX_OF_ONE_RULE + " problems; the rest is left out");
    } else if (byField.putIfAbsent(field(finding), finding) == null) {
      counts.merge(counted, 1, Integer::sum);
    }
  }

  private static String field(Finding finding) {
    return finding.rule() + " " + finding.path().pointer();
  }

  /** Every finding, in the order of the reports. */
  public List<Finding> all() {
    return List.copyOf(byField.values());
  }

  /** Every note, in the order of the reports. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }
}
