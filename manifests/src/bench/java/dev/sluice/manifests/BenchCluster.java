package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Polling;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a Sluice takes of memory that watches a cluster with many Flink resources. */
final class BenchCluster {
  private static final int NAMESPACES = 200;
  private static final int RESOURCES = 5_000;
  private static final int OPTIONS = 20;
  private static final int REVIEWS = 1_000;

  private BenchCluster() {}

  static void run(Cluster cluster, PrintStream out) {
    cluster.fill(NAMESPACES, RESOURCES, BenchCluster::resource);
    String kubeconfig = cluster.home().resolve(".kube/config").toString();
    try (SluiceProcess sluice =
        cluster.startSluice("sluice-full", Ports.free(), "--cluster", "--kubeconfig", kubeconfig)) {
      sluice.ready();
      Polling.until(
          "all of it is known",
          Duration.ofMinutes(3),
          () ->
              sluice.metric("sluice_cluster_watch_objects{watch=\"FlinkDeployment\"}") >= RESOURCES,
          sluice::readiness);
      out.printf(
          Locale.ROOT,
          "%n%d FlinkDeployments of %d bytes in %d namespaces: %s",
          RESOURCES,
          resource(0).toString().length(),
          NAMESPACES,
          resident(sluice));
      review(cluster, sluice);
      out.printf(Locale.ROOT, "after %d reviews: %s", REVIEWS, resident(sluice));
    }
  }

  private static String resident(SluiceProcess sluice) {
    return "%d MiB resident, at most %d MiB%n"
        .formatted(sluice.memory("VmRSS") >> 10, sluice.memory("VmHWM") >> 10);
  }

  private static void review(Cluster cluster, SluiceProcess sluice) {
    String namespace = cluster.namespaceWithOwnWebhook();
    try (AutoCloseable webhook = cluster.webhooks().installFor(namespace, "Fail", sluice.port())) {
      for (int i = 0; i < REVIEWS; i++) {
        cluster.api().dryRun(namespace, resource(i));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One as people write them, with options and three pod templates. */
  private static JsonNode resource(int number) {
    String options =
        IntStream.range(0, OPTIONS)
            .mapToObj(i -> "    example.option-" + i + ": value-" + number + "-" + i + "\n")
            .reduce("  flinkConfiguration:\n", String::concat);
    String template =
        "{spec: {containers: [{name: flink-main-container, env: [%s]}]}}"
            .formatted(
                String.join(
                    ", ",
                    IntStream.range(0, OPTIONS)
                        .mapToObj(i -> "{name: VARIABLE_%d, value: value-%d}".formatted(i, number))
                        .toList()));
    String yaml =
        Manifests.flinkDeployment("orders-" + number, "team: a")
            + options
            + "  job: {jarURI: local:///opt/flink/usrlib/job.jar, parallelism: 2, upgradeMode: stateless}\n";
    return Manifests.object(
        yaml.replace(
            "{resource: {memory: 2048m, cpu: 1}}",
            "{resource: {memory: 2048m, cpu: 1}, podTemplate: " + template + "}"));
  }
}
