package dev.sluice.policies.rule;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules found on one resource; rules report into it: {@code
 * findings.of("VVP-021").forbidden(session, problem, fix)}.
 *
 * <p>One finding per field and rule: a second report of the same rule at the same path is dropped.
 * Of one rule there are at most {@value #MAX_OF_ONE_RULE}, milder ones counted apart, and no more
 * once they have {@value #MAX_CHARACTERS} characters: a review may hold hundreds of thousands,
 * nobody reads them, and a rule that found anything still says so. A path that is too long to show
 * gives way to the nearest one above it.
 */
public final class Findings {
  static final int MAX_OF_ONE_RULE = 1_000;
  static final int MAX_CHARACTERS = 512 * 1024;

  /** The characters of a problem or fix. */
  private static final int LONGEST_TEXT = 8 * 1024;

  private static final int MAX_NOTES = 1_000;

  private static final String DEEPER =
      " (in a field below, whose path has more than " + FieldPath.LONGEST + " characters)";

  private final Catalogue catalogue;
  private final Steps steps;
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<Place, Finding> byField = new LinkedHashMap<>();
  private final Map<String, Note> notes = new LinkedHashMap<>();
  private final Set<String> cutShort = new HashSet<>();

  /** What a rule has reported so far. */
  private static final class Tally {
    private int findings;
    private int characters;

    boolean isFull() {
      return findings >= MAX_OF_ONE_RULE || characters >= MAX_CHARACTERS;
    }

    void add(Finding finding) {
      findings++;
      characters += finding.characters();
    }
  }

  /** What may have one finding only; in an order, for whoever gives keys of one hash. */
  private record Place(String rule, FieldPath path) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::path).thenComparing(Place::rule);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @param catalogue what the rules in force say of themselves
   * @param steps the work that reports are part of
   */
  public Findings(Catalogue catalogue, Steps steps) {
    this.catalogue = catalogue;
    this.steps = steps;
  }

  /** The work that reports are part of. */
  public Steps steps() {
    return steps;
  }

  /** Begins a report of a rule; its verb ends it. */
  public Report of(String rule) {
    steps.take();
    return new Report(rule);
  }

  /** Mentions what the rule cannot know. */
  public void note(String rule, String problem) {
    steps.take();
    if (notes.size() < MAX_NOTES) {
      notes.putIfAbsent(rule + " " + problem, new Note(rule, Quote.line(problem, LONGEST_TEXT)));
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

    /**
     * Whether there is still room for it: to be asked before texts are made that cost more than a
     * few words. Once there is none, that is mentioned.
     */
    public boolean isWanted() {
      if (tally(rule, mild).isFull()) {
        if (!mild) {
          cutShort.add(rule);
        }
        note(rule, "more than " + MAX_OF_ONE_RULE + " problems; the rest is left out");
        return false;
      }
      return true;
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
      if (isWanted()) {
        notSupported(value, "unsupported value " + Quote.value(value), supported);
      }
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

    /** A field error of a type that something else found out. */
    public void of(ErrorType type, Located at, String problem, String fix) {
      report(at, type, problem, fix);
    }

    private void report(Located at, ErrorType type, String problem, String fix) {
      if (!isWanted()) {
        return;
      }
      FieldPath path = at.path().shortened();
      String what = problem + doubt + (at.path().isTooLong() ? DEEPER : "");
      Severity severity = catalogue.rule(rule).severity();
      Finding finding =
          new Finding(
              rule,
              path,
              type,
              mild && severity == Severity.error ? Severity.warning : severity,
              mild,
              Quote.line(what, LONGEST_TEXT),
              Quote.line(fix, LONGEST_TEXT),
              also);
      if (byField.putIfAbsent(new Place(rule, path), finding) == null) {
        tally(rule, mild).add(finding);
      }
    }
  }

  private Tally tally(String rule, boolean advice) {
    return tallies.computeIfAbsent(advice ? rule + " advice" : rule, counted -> new Tally());
  }

  /** The rules that found more than there is room for, advice aside. */
  public Set<String> cutShort() {
    return Set.copyOf(cutShort);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return byField.isEmpty();
  }

  /** Every finding, in the order of the reports. */
  public List<Finding> all() {
    return List.copyOf(byField.values());
  }

  /** Every note, in the order of the reports. */
  public List<Note> notes() {
    return List.copyOf(notes.values());
  }
}
