package dev.sluice.webhook.audit;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.CheckResult.Judged;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of many checks as one, without the text and tree of what was checked: of a resource
 * remains what reports say of it.
 */
final class Collected {
  private final Look look;
  private final List<Judged> results = new ArrayList<>();
  private final List<KindName> skipped = new ArrayList<>();
  private final List<DocumentError> errors = new ArrayList<>();
  private final Set<LeftOut> leftOut = new LinkedHashSet<>();
  private final Set<Remark> remarks = new LinkedHashSet<>();

  /** Most resources have the same few notes, kinds and namespaces. */
  private final Map<Object, Object> pool = new HashMap<>();

  /**
   * @param look what becomes of each resource while it is at hand
   */
  Collected(Look look) {
    this.look = look;
  }

  /**
   * @param among the documents that the resources were judged among
   */
  void add(CheckResult result, GivenDocuments among) {
    result.results().stream().map(judged -> settled(look.at(judged, among))).forEach(results::add);
    skipped.addAll(result.skipped());
    errors.addAll(result.errors());
    leftOut.addAll(result.leftOut());
    remarks.addAll(result.remarks());
  }

  private Judged settled(Judged judged) {
    Verdict verdict = judged.verdict();
    return judged
        .with(verdict.withNotes(same(verdict.notes())))
        .settled(same(judged.kind()), same(judged.namespace()));
  }

  @SuppressWarnings("unchecked") // what is equal here is of one type
  private <T> T same(T value) {
    return (T) pool.computeIfAbsent(value, all -> all);
  }

  void add(DocumentError error) {
    errors.add(error);
  }

  void add(Remark remark) {
    remarks.add(remark);
  }

  /** All, in the order in which they came. */
  CheckResult inOrder() {
    return new CheckResult(
        List.copyOf(results),
        List.copyOf(skipped),
        List.copyOf(errors),
        List.copyOf(leftOut),
        List.copyOf(remarks));
  }

  /** All by namespace, kind and name. */
  CheckResult byNamespace() {
    results.sort(
        Comparator.comparing(Judged::namespace)
            .thenComparing(judged -> judged.kind().toString())
            .thenComparing(Judged::name));
    return inOrder();
  }
}
