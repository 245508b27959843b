package dev.sluice.webhook.check;

import dev.sluice.policies.Mutator.Mutated;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kind.ListKeys;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.targets.TargetReference;
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
   * @param mutated what it was changed into before it was judged
   */
  public record Judged(
      Document document,
      KindName kind,
      String namespace,
      String name,
      Updates updates,
      Verdict verdict,
      Mutated mutated) {

    /** A resource that was judged as it is. */
    public Judged(
        Document document,
        KindName kind,
        String namespace,
        String name,
        Updates updates,
        Verdict verdict) {
      this(document, kind, namespace, name, updates, verdict, Mutated.nothing(document.tree()));
    }

    /**
     * Where the value that a finding is about starts in the file, or what should hold it; of one
     * that the resource's target brought, what names the target.
     */
    public Position position(Finding finding) {
      return document.positions().nearest(written(finding));
    }

    /** The nearest to a finding's place that is the user's. */
    private FieldPath written(Finding finding) {
      return finding.from().isEmpty()
          ? mutated.came(finding.path())
          : mutated.reference().map(TargetReference::at).orElse(FieldPath.ROOT);
    }

    /** A finding's path with the keys of lists' elements, which stays as lists are reordered. */
    public String keyedPath(Finding finding) {
      return finding.from().isEmpty()
          ? ListKeys.keyed(mutated.came(finding.path()), document.tree())
          : ListKeys.keyed(finding.path(), mutated.object());
    }

    /** The same without what is said about values that are still to be filled in. */
    Judged withoutPlaceholders() {
      Verdict known = Placeholders.without(document.tree(), verdict, this::written);
      return known.equals(verdict)
          ? this
          : new Judged(document, kind, namespace, name, updates, known, mutated);
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
