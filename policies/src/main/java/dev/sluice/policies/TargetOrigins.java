package dev.sluice.policies;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.targets.TargetUse;
import java.util.List;
import java.util.Optional;

/** Names in findings the deployment target, and its operation, that brought what they are about. */
final class TargetOrigins {
  private TargetOrigins() {}

  /** The rulings, of which those on what the resource's target brought say so. */
  static List<Ruling> named(List<Ruling> rulings, Resource resource, Optional<Resource> old) {
    if (rulings.isEmpty()) {
      return rulings;
    }
    return TargetUse.origins(resource, old)
        .map(
            origins ->
                rulings.stream()
                    .map(
                        ruling ->
                            origins.of(ruling.finding().path()).map(ruling::from).orElse(ruling))
                    .toList())
        .orElse(rulings);
  }
}
