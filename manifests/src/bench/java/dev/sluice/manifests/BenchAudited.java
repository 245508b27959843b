package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long creates take while the Sluice that judges them audits 2,000 resources and writes a
 * report on each, beside how long they take while it rests: in turns, in one run.
 */
final class BenchAudited {
  private static final int NAMESPACES = 50;
  private static final int RESOURCES = 2_000;

  /** An audit takes longer than it takes to know how long creates take without one. */
  private static final int RESTING = 4_000;

  private static final String POLICIES = "/apis/sluice.dev/v1alpha1/policies";

  /** In force in turns, so that each audit has something to write about everything. */
  private static final String POLICY =
      """
      {"apiVersion": "sluice.dev/v1alpha1", "kind": "Policy", "metadata": {"name": "in-turns"},
       "spec": {"enforcement": "Warn",
                "custom": [{"id": "team", "on": "Resource", "cel": "false",
                            "message": "no", "fix": "none"}]}}
      """;

  private BenchAudited() {}

  static void run(Cluster cluster, PrintStream out) {
    cluster.fill(NAMESPACES, RESOURCES, BenchAudited::resource);
    Installation.of(cluster, "audit").applyRights(cluster);
    String kubeconfig = cluster.kubeconfigOf("sluice-system", "sluice").toString();
    try (SluiceProcess sluice =
        cluster.startSluice(
            "sluice-audits",
            Ports.free(),
            "--cluster",
            "--kubeconfig",
            kubeconfig,
            "--audit=reports")) {
      sluice.ready();
      String namespace = cluster.namespaceWithOwnWebhook();
      try (AutoCloseable webhook =
          cluster.webhooks().installFor(namespace, "Fail", sluice.port())) {
        measure(cluster, sluice, namespace, out);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void measure(
      Cluster cluster, SluiceProcess sluice, String namespace, PrintStream out) {
    List<Double> ratios = new ArrayList<>();
    audited(cluster, sluice, namespace); // the first is for the compilers
    boolean there = false;
    for (int left = Integer.getInteger("bench.rounds"); left > 0; left--) {
      if (there) {
        cluster.api().delete(POLICIES + "/in-turns");
      } else {
        cluster.api().post(POLICIES, Api.json(POLICY));
      }
      there = !there;
      List<Double> busy = audited(cluster, sluice, namespace);
      List<Double> resting = new ArrayList<>();
      for (int i = 0; i < Math.min(busy.size(), RESTING); i++) {
        resting.add(create(cluster, namespace));
      }
      ratios.add(median(busy) / median(resting));
      out.printf(
          Locale.ROOT,
          "%d creates while it audits: p50 %.2f ms; %d while it rests: %.2f ms%n",
          busy.size(),
          median(busy),
          resting.size(),
          median(resting));
    }
    ratios.sort(null);
    out.printf(
        Locale.ROOT,
        "%,d resources audited, %.0f reports there: ratio of the p50s %.2f (%.2f to %.2f)%n",
        RESOURCES,
        (double) cluster.api().get("/apis/openreports.io/v1alpha1/reports").path("items").size(),
        median(ratios),
        ratios.getFirst(),
        ratios.getLast());
  }

  /** Creates for as long as the audit takes that has just been asked for. */
  private static List<Double> audited(Cluster cluster, SluiceProcess sluice, String namespace) {
    double last = sluice.metric("sluice_audit_completed");
    List<Double> times = new ArrayList<>();
    while (sluice.metric("sluice_audit_completed") == last) {
      for (int i = 0; i < 10; i++) {
        times.add(create(cluster, namespace));
      }
    }
    return times;
  }

  private static double create(Cluster cluster, String namespace) {
    long start = System.nanoTime();
    Api.Answer answer = cluster.api().dryRun(namespace, resource(0));
    if (!answer.done()) {
      throw new IllegalStateException("a call failed: " + answer);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }

  private static JsonNode resource(int number) {
    return Manifests.object(Manifests.flinkDeployment("orders-" + number, "team: a"));
  }
}
