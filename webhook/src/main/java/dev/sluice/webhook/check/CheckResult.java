package dev.sluice.webhook.check;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Remark;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of all documents of a check.
 *
 * @param results the verdicts, in the order of the input
 * @param skipped the kinds of the documents that Sluice does not judge, one for each
 * @param errors what could not be read
 * @param leftOut the files, and documents of them, that are not judged as they are
 * @param remarks what to know about files and folders, each once
 */
public record CheckResult(
    List<Judged> results,
    List<KindName> skipped,
    List<DocumentError> errors,
    List<LeftOut> leftOut,
    List<Remark> remarks) {

  /** A result without files that are left out and without remarks. */
  public CheckResult(List<Judged> results, List<KindName> skipped, List<DocumentError> errors) {
    this(results, skipped, errors, List.of(), List.of());
  }

  /** The same with files that were not judged, and what to say of them. */
  public CheckResult with(List<LeftOut> files) {
    return new CheckResult(
        results,
        skipped,
        errors,
        Stream.concat(files.stream(), leftOut.stream()).distinct().toList(),
        Stream.concat(files.stream().flatMap(f -> f.remark().stream()), remarks.stream())
            .distinct()
            .toList());
  }

  /** The same with errors of a source as a whole, after those of the files. */
  public CheckResult withErrors(String source, List<String> problems) {
    Stream<DocumentError> more = problems.stream().map(p -> DocumentError.ofWhole(source, p));
    return new CheckResult(
        results, skipped, Stream.concat(errors.stream(), more).toList(), leftOut, remarks);
  }

  /**
   * A resource and the verdict on it.
   *
   * @param document where it stands
   * @param kind its apiVersion and kind
   * @param namespace the namespace it goes to; empty for cluster scope
   * @param name its name; empty where it has none yet
   * @param updates what it was judged as an update of
   * @param verdict what Sluice says about it
   */
  public record Judged(
      Document document,
      KindName kind,
      String namespace,
      String name,
      Updates updates,
      Verdict verdict) {

    /** Where a value starts in the file, or what should hold it. */
    public Position position(FieldPath path) {
      return document.positions().nearest(path);
    }

    /** The same without what is said about values that are still to be filled in. */
    Judged withoutPlaceholders() {
      Verdict known = Placeholders.without(document.tree(), verdict);
      return known.equals(verdict)
          ? this
          : new Judged(document, kind, namespace, name, updates, known);
    }

    /** {@code Kind/namespace/name}, without the namespace for cluster scope. */
    public String title() {
      String where = namespace.isEmpty() ? "" : namespace + "/";
      return kind.kind() + "/" + where + (name.isEmpty() ? "(no name)" : name);
    }
  }

  /** How many resources have exactly this strictest action in force. */
  public long count(Action action) {
    return results.stream().filter(r -> r.verdict().action() == action).count();
  }

  /** The strictest action in force on any resource; {@code Off} when there is none. */
  public Action strictest() {
    return results.stream()
        .map(r -> r.verdict().action())
        .max(Action::compareTo)
        .orElse(Action.Off);
  }
}
