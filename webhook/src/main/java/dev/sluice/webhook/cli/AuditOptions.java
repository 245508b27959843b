package dev.sluice.webhook.cli;

import dev.sluice.policies.kind.Kinds;
import dev.sluice.webhook.audit.Auditor;
import dev.sluice.webhook.server.Serving;
import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** The options of {@code serve} that have it audit its cluster. */
final class AuditOptions {
  /** So that what only changed in the cluster is seen, too. */
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  @Option(
      names = "--audit",
      paramLabel = "TO",
      description = "Audit what stands in the cluster, and tell it to: ${COMPLETION-CANDIDATES}.")
  private Optional<Auditor.Form> form = Optional.empty();

  boolean isGiven() {
    return form.isPresent();
  }

  /**
   * Begins to audit, if that is asked for.
   *
   * @param namespace where the lease of the replica that audits is
   */
  void start(
      KubernetesClient client,
      String namespace,
      Serving serving,
      Kinds kinds,
      Surroundings surroundings) {
    if (form.isEmpty()) {
      return;
    }
    String pod = surroundings.variable("HOSTNAME");
    Auditor auditor =
        new Auditor(
            new Auditor.Setting(
                client,
                kinds,
                () -> serving.inForce().judge(),
                form.get(),
                INTERVAL,
                namespace,
                (pod.isEmpty() ? "sluice" : pod) + "_" + UUID.randomUUID(),
                serving.metrics().audit(),
                surroundings.clock()));
    serving.onEnforced(auditor::policiesChanged);
    auditor.start();
  }
}
