package dev.sluice.webhook.cli;

import dev.sluice.webhook.kubeconfig.Kubeconfig;
import dev.sluice.webhook.kubeconfig.UnusableKubeconfig;
import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code serve} that name a cluster. */
final class ClusterOptions {
  @Option(
      names = "--cluster",
      fallbackValue = "true",
      description = "Watch a cluster: its policies, targets, namespaces and Flink resources.")
  private boolean cluster;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = {
        "How to reach the cluster. Default: the cluster of the pod that this is,",
        "else as kubectl finds it."
      })
  private Optional<Path> kubeconfig = Optional.empty();

  /** Whether there is a cluster to watch. */
  boolean isGiven() {
    return cluster;
  }

  /** A client for the cluster's API server; nothing is asked yet. */
  KubernetesClient client(Surroundings surroundings) throws UnusableKubeconfig {
    return Kubeconfig.client(kubeconfig, Optional.empty(), surroundings);
  }
}
