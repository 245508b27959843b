package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.Workload;
import dev.sluice.policies.rule.Findings;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The validation of one pod: what it is for, and the verbs of Kubernetes' declarative validation.
 * Each verb takes the row of the reference that it is and the part that it is about, fixes the type
 * of error and the words, and says nothing of what nobody wrote.
 */
public final class Validation {
  /** Where findings go. */
  @FunctionalInterface
  public interface Reports {
    /**
     * Begins a report of a row at a part; empty where something else says it.
     *
     * @param doubt why it is not certain, as a problem ends with it; empty where it is
     */
    Optional<Findings.Report> begin(String row, Part at, String doubt);
  }

  private final Workload workload;
  private final Optional<KubernetesVersion> version;
  private final KubernetesVersion assumed;
  private final Judged judged;
  private final Reports reports;
  private final boolean isSilent;
  private final String doubt;

  /**
   * @param workload what makes the pod
   * @param version of the API server; the newest one is assumed where it is not known
   * @param judged what was judged of other pods of the same resource
   * @param reports begins a report of a row
   */
  public Validation(
      Workload workload, Optional<KubernetesVersion> version, Judged judged, Reports reports) {
    this(workload, version, judged, reports, false, "");
  }

  private Validation(
      Workload workload,
      Optional<KubernetesVersion> version,
      Judged judged,
      Reports reports,
      boolean isSilent,
      String doubt) {
    this.workload = workload;
    this.version = version;
    this.assumed = version.orElse(KubernetesVersion.NEWEST);
    this.judged = judged;
    this.reports = reports;
    this.isSilent = isSilent;
    this.doubt = doubt;
  }

  /** What makes the pod. */
  public Workload workload() {
    judged.ask();
    return workload;
  }

  /**
   * Judges a part by its own and what it asks of its pod; only once where several pods share it.
   */
  public void once(Part part, Judged.Judgement judgement) {
    judged.once(part, judgement);
  }

  /** Whether the API server gets the pod itself, and no template of it. */
  public boolean isPod() {
    return !workload().isTemplate();
  }

  /** Whether a Deployment or StatefulSet makes the pod, which has it restarted. */
  public boolean isOfReplicas() {
    return workload() == Workload.DEPLOYMENT || workload == Workload.STATEFUL_SET;
  }

  /** Whether the API server is, or is assumed to be, of a minor version or a later one. */
  public boolean isFrom(int minor) {
    return assumed.isFrom(minor);
  }

  /** For rows that are there from a minor version on. */
  public Validation since(int minor) {
    String otherwise =
        version.isPresent() || minor <= KubernetesVersion.OLDEST.minor()
            ? ""
            : "1." + (minor - 1) + " or older";
    return in(isFrom(minor), otherwise);
  }

  /** For rows that are there up to a minor version. */
  public Validation until(int minor) {
    return in(!isFrom(minor + 1), "");
  }

  /** The same, where it is not certain: for the reason with which a problem then ends. */
  public Validation unless(String otherwise) {
    return new Validation(
        workload, version, judged, reports, isSilent, doubt.isEmpty() ? otherwise : doubt);
  }

  /** The same, of which all refusals are of one row. */
  public Validation as(String row) {
    return new Validation(
        workload,
        version,
        judged,
        (own, at, why) -> reports.begin(own.startsWith("POD-") ? row : own, at, why),
        isSilent,
        doubt);
  }

  private Validation in(boolean applies, String otherwise) {
    if (applies && otherwise.isEmpty()) {
      return this;
    }
    String why =
        otherwise.isEmpty()
            ? doubt
            : ", unless the cluster runs Kubernetes "
                + otherwise
                + " (in a policy: installation.kubernetes.version)";
    return new Validation(workload, version, judged, reports, isSilent || !applies, why);
  }

  /**
   * Begins a report of a row at a part, if somebody wrote it or could. What a system adds at the
   * wish of an option is judged where the option is.
   */
  public Optional<Findings.Report> report(String row, Part at) {
    if (isSilent || !at.isWritten()) {
      return Optional.empty();
    }
    return reports.begin(row, at, doubt).filter(Findings.Report::isWanted);
  }

  /** Reports that a value must be there. */
  public void required(String row, Part at, String problem, String fix) {
    report(row, at).ifPresent(report -> report.required(at, problem, fix));
  }

  /** Reports that a value does not have the form, range or relation it must have. */
  public void invalid(String row, Part at, String problem, String fix) {
    report(row, at).ifPresent(report -> report.invalid(at, problem, fix));
  }

  /** Reports that a value may not be here. */
  public void forbidden(String row, Part at, String problem, String fix) {
    report(row, at).ifPresent(report -> report.forbidden(at, problem, fix));
  }

  /** Reports that a value names what is not there. */
  public void notFound(String row, Part at, String problem, String fix) {
    report(row, at).ifPresent(report -> report.notFound(at, problem, fix));
  }

  /**
   * A field must have a value that is not empty.
   *
   * @param what it is, such as {@code the volume's name}
   * @return whether it has
   */
  public boolean required(String row, Part field, String what) {
    if (field.isEmpty()) {
      required(row, field, what + " is required", "set " + what);
      return false;
    }
    return true;
  }

  /** The same of a field. */
  public boolean requires(String row, Part parent, String field, String what) {
    return !parent.isEmpty(field) || required(row, parent.get(field), what);
  }

  /** A field must have a value that is not empty, and has a format. */
  public void requires(
      String row, String formatRow, Part parent, String field, String what, Format format) {
    String text = parent.text(field);
    if (text.isEmpty() || !format.isOf(text)) {
      Part at = parent.get(field);
      if (required(row, at, what)) {
        format(formatRow, at, format);
      }
    }
  }

  /** A string that is not empty must have a format; whether it has, or is none. */
  public boolean format(String row, Part parent, String field, Format format) {
    String text = parent.text(field);
    return text.isEmpty() || format.isOf(text) || format(row, parent.get(field), format);
  }

  /** A string that is not empty must have a format; whether it has, or is none. */
  public boolean format(String row, Part string, Format format) {
    String text = string.text();
    if (text.isEmpty() || format.isOf(text)) {
      return true;
    }
    report(row, string)
        .ifPresent(
            report -> {
              String problem = Quote.value(string.value()) + " is not a valid " + format.name();
              report.invalid(string, problem, format.fix());
            });
    return false;
  }

  /** A string must have a format, for which what is absent or empty is invalid, too. */
  public boolean needsFormat(String row, Part parent, String field, Format format) {
    String text = parent.text(field);
    return (!text.isEmpty() && format.isOf(text)) || needsFormat(row, parent.get(field), format);
  }

  /** A string must have a format, for which what is absent or empty is invalid, too. */
  public boolean needsFormat(String row, Part string, Format format) {
    if (string.isEmpty()) {
      String problem = "an empty string is not a valid " + format.name();
      invalid(row, string, problem, format.fix());
      return false;
    }
    return format(row, string, format);
  }

  /** The keys of a map must have a format; reported at the key. */
  public void keys(String row, Part map, Format format) {
    if (map.isObject() && !map.isForeign()) {
      for (String key : map.names()) {
        key(row, map, key, format);
      }
    }
  }

  private void key(String row, Part map, String key, Format format) {
    if (!format.isOf(key)) {
      String problem = Quote.string(key) + " is not a valid " + format.name();
      invalid(row, map.entry(key), problem, format.fix());
    }
  }

  /** The keys and values of labels must have their formats; either is reported at the key. */
  public void labels(String keyRow, String valueRow, Part labels) {
    if (labels.isObject() && !labels.isForeign()) {
      for (String key : labels.names()) {
        key(keyRow, labels, key, Format.QUALIFIED_NAME);
        if (!Format.LABEL_VALUE.isOf(labels.text(key))) {
          format(valueRow, labels.entry(key), Format.LABEL_VALUE);
        }
      }
    }
  }

  /** A string that is not empty must be one of some; whether it is, or is none. */
  public boolean oneOf(String row, Part parent, String field, Collection<String> supported) {
    String text = parent.text(field);
    return text.isEmpty() || supported.contains(text) || oneOf(row, parent.get(field), supported);
  }

  /** A string that is not empty must be one of some; whether it is, or is none. */
  public boolean oneOf(String row, Part string, Collection<String> supported) {
    String text = string.text();
    if (text.isEmpty() || supported.contains(text)) {
      return true;
    }
    report(row, string).ifPresent(report -> report.notSupported(string.value(), supported));
    return false;
  }

  /** A string must be one of some, and the empty one is none; whether it is, or is not set. */
  public boolean oneOfGiven(String row, Part parent, String field, Collection<String> supported) {
    return !parent.isSet(field) || oneOfGiven(row, parent.get(field), supported);
  }

  /** A string must be one of some, and the empty one is none; whether it is, or is not set. */
  public boolean oneOfGiven(String row, Part string, Collection<String> supported) {
    boolean isEmpty = string.is("");
    if (isEmpty) {
      report(row, string).ifPresent(report -> report.notSupported(string.value(), supported));
    }
    return !isEmpty && oneOf(row, string, supported);
  }

  /** The same of a string that has no default: not to be set is not supported, either. */
  public void oneOfNeeded(String row, Part string, Collection<String> supported) {
    if (string.isSet()) {
      oneOfGiven(row, string, supported);
    } else {
      String problem = string.value().name() + " is required";
      report(row, string)
          .ifPresent(report -> report.notSupported(string.value(), problem, supported));
    }
  }

  /** A string must be one of some, and else is invalid; also where it is absent or empty. */
  public void needsOneOf(String row, Part parent, String field, Collection<String> supported) {
    if (!supported.contains(parent.text(field))) {
      needsOneOf(row, parent.get(field), supported);
    }
  }

  /** A string must be one of some, and else is invalid; also where it is absent or empty. */
  public void needsOneOf(String row, Part string, Collection<String> supported) {
    String text = string.text();
    if (!supported.contains(text)) {
      String problem = Quote.string(text) + " is none of the supported values";
      String all = "supported values: " + Quote.choices(supported);
      String fix =
          Suggestion.didYouMean(text, supported).map(q -> q + " (" + all + ")").orElse(all);
      invalid(row, string, problem, fix);
    }
  }

  /** An integer must be in a range. */
  public void range(String row, Part parent, String field, long least, long most) {
    long number = parent.integer(field, least);
    if (number < least || number > most) {
      range(row, parent.get(field), least, most);
    }
  }

  /** An integer must be in a range. */
  public void range(String row, Part integer, long least, long most) {
    OptionalLong number = integer.integer();
    if (number.isPresent() && (number.getAsLong() < least || number.getAsLong() > most)) {
      String wanted =
          most == Long.MAX_VALUE ? "at least " + least : "between " + least + " and " + most;
      report(row, integer)
          .ifPresent(
              report -> {
                String problem =
                    "%s is %s, but must be %s"
                        .formatted(integer.value().name(), number.getAsLong(), wanted);
                report.invalid(integer, problem, "set an integer " + wanted);
              });
    }
  }

  /** An integer must not be less than another. */
  public void minimum(String row, Part parent, String field, long least) {
    range(row, parent, field, least, Long.MAX_VALUE);
  }

  /** An integer must not be less than another. */
  public void minimum(String row, Part integer, long least) {
    range(row, integer, least, Long.MAX_VALUE);
  }

  /** A string may not have more bytes than a number. */
  public void maxBytes(String row, Part string, int most) {
    int bytes = Format.bytes(string.string().orElse(""));
    if (bytes > most) {
      String problem =
          "%s has %d bytes, but may have %d at most".formatted(string.value().name(), bytes, most);
      report(row, string).ifPresent(report -> report.tooLong(string, problem, "shorten it"));
    }
  }

  /** A list may not have more elements than a number, and else is invalid. */
  public void maxItems(String row, Part list, int most) {
    int items = list.node().isArray() ? list.node().size() : 0;
    if (items > most) {
      String problem =
          "%s has %d entries, but may have %d at most".formatted(list.value().name(), items, most);
      invalid(row, list, problem, "remove some");
    }
  }

  /**
   * A string that is not empty may be there once in a list.
   *
   * @param field of the elements; empty where the elements are the strings
   * @param what they are, such as {@code name of a scheduling gate}
   */
  public void unique(String row, List<? extends Part> elements, String field, String what) {
    if (elements.size() < 2) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Part element : elements) {
      Part string = field.isEmpty() ? element : element.get(field);
      if (string.string().filter(text -> !seen.add(text)).isPresent()) {
        report(row, string)
            .ifPresent(
                report ->
                    report.duplicate(
                        string,
                        "duplicate %s %s".formatted(what, Quote.value(string.value())),
                        "choose another one, or remove it"));
      }
    }
  }
}
