package dev.sluice.webhook.audit;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult.Judged;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other policies would say, against those in force: of each resource what becomes worse, and
 * the names of those that would no longer be refused.
 */
public final class Preview implements Look {
  private static final int NAMED = 5;

  private final Check inForce;
  private final List<String> freed = new ArrayList<>();
  private int more;

  /**
   * @param inForce by the policies in force
   */
  public Preview(Check inForce) {
    this.inForce = inForce.ofStored();
  }

  @Override
  public Judged at(Judged judged, GivenDocuments among) {
    Verdict before =
        inForce
            .amid(among)
            .of(List.of(new Documents(List.of(judged.document()), List.of())))
            .results()
            .stream()
            .map(Judged::verdict)
            .findFirst()
            .orElse(Verdict.NONE);
    if (before.denied() && !judged.verdict().denied()) {
      freed(judged.title());
    }
    Map<Finding, Action> actions = actions(before);
    return judged.with(judged.verdict().only(ruling -> isWorse(ruling, actions)));
  }

  private void freed(String title) {
    if (freed.size() < NAMED) {
      freed.add(title);
    } else {
      more++;
    }
  }

  /** What is refused today and would not be; empty where there is none of that. */
  public Optional<Remark> freed() {
    String rest = more == 0 ? "" : " and %,d more".formatted(more);
    return freed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Remark("preview", "no longer refused: " + String.join(", ", freed) + rest));
  }

  private static Map<Finding, Action> actions(Verdict verdict) {
    Map<Finding, Action> actions = new HashMap<>();
    verdict.rulings().stream()
        .filter(Ruling::inForce)
        .forEach(ruling -> actions.put(ruling.finding(), ruling.action()));
    return actions;
  }

  private static boolean isWorse(Ruling ruling, Map<Finding, Action> before) {
    return ruling.inForce()
        && ruling.action().compareTo(before.getOrDefault(ruling.finding(), Action.Off)) > 0;
  }
}
