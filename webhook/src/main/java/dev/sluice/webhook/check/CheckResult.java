package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.Mutator.Mutated;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The same with one more thing to know. */
  public CheckResult with(Remark remark) {
    List<Remark> all = Stream.concat(remarks.stream(), Stream.of(remark)).toList();
    return new CheckResult(results, skipped, errors, leftOut, all);
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
   * @param spots of its findings, where the document's text and tree are not kept
   * @param marks of findings on what stands in a cluster: how they came to be there
   */
  public record Judged(
      Document document,
      KindName kind,
      String namespace,
      String name,
      Updates updates,
      Verdict verdict,
      Mutated mutated,
      Map<Finding, Spot> spots,
      Map<Finding, Mark> marks) {

    private static final Mutated UNCHANGED = Mutated.nothing(MissingNode.getInstance());

    /** A resource that is at hand. */
    public Judged(
        Document document,
        KindName kind,
        String namespace,
        String name,
        Updates updates,
        Verdict verdict,
        Mutated mutated) {
      this(document, kind, namespace, name, updates, verdict, mutated, Map.of(), Map.of());
    }

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
      Spot spot = spots.get(finding);
      return spot == null ? document.positions().nearest(written(finding)) : spot.position();
    }

    /** Whether it was read from a file, so that its places are in lines. */
    public boolean isInFile() {
      return document.positions().areKnown();
    }

    /** The lines of the resource around a finding, as YAML; see {@link Excerpt}. */
    public List<String> excerpt(Finding finding) {
      Spot spot = spots.get(finding);
      return spot == null ? Excerpt.of(finding.path(), mutated.object()) : spot.excerpt();
    }

    /** How a finding came to be there, as far as that can be told. */
    public Optional<Mark> mark(Finding finding) {
      return Optional.ofNullable(marks.get(finding));
    }

    /** The nearest to a finding's place that is the user's. */
    private FieldPath written(Finding finding) {
      return finding.from().isEmpty()
          ? mutated.came(finding.path())
          : mutated.reference().map(TargetReference::at).orElse(FieldPath.ROOT);
    }

    /** A finding's path with the keys of lists' elements, which stays as lists are reordered. */
    public String keyedPath(Finding finding) {
      Spot spot = spots.get(finding);
      if (spot != null) {
        return spot.keyedPath();
      }
      return finding.from().isEmpty()
          ? ListKeys.keyed(mutated.came(finding.path()), document.tree())
          : ListKeys.keyed(finding.path(), mutated.object());
    }

    /** The same without what is said about values that are still to be filled in. */
    Judged withoutPlaceholders() {
      Verdict known = Placeholders.without(document.tree(), verdict, this::written);
      return known.equals(verdict) ? this : with(known);
    }

    /**
     * The same without text and tree of the document, which take a hundred times its size.
     *
     * @param sameKind equal to its kind
     * @param sameNamespace equal to its namespace
     */
    public Judged settled(KindName sameKind, String sameNamespace) {
      Map<Finding, Spot> kept = new HashMap<>();
      for (Ruling ruling : verdict.rulings()) {
        Finding finding = ruling.finding();
        kept.put(finding, new Spot(position(finding), keyedPath(finding), excerpt(finding)));
      }
      Document bare =
          new Document(
              document.source(),
              document.number(),
              document.line(),
              MissingNode.getInstance(),
              document.positions().ofWhole());
      return new Judged(
          bare,
          sameKind,
          sameNamespace,
          name,
          updates,
          verdict,
          UNCHANGED,
          Map.copyOf(kept),
          marks);
    }

    /** The same with what is known of how its findings came to be there. */
    public Judged marked(Map<Finding, Mark> known) {
      return new Judged(
          document, kind, namespace, name, updates, verdict, mutated, spots, Map.copyOf(known));
    }

    /** The same with another verdict. */
    public Judged with(Verdict other) {
      return new Judged(document, kind, namespace, name, updates, other, mutated, spots, marks);
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
