package dev.sluice.manifests;

import dev.sluice.testing.TestAuthority;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The control plane of the whole suite, with a Sluice that it calls. */
final class Cluster extends ControlPlane {
  /** Everything of the last run. */
  static final Path FOLDER = Path.of("target/end-to-end").toAbsolutePath();

  private final TestAuthority.Identity serving;
  private final SluiceProcess sluice;
  private final Webhooks webhooks;

  private Cluster(Binaries binaries) {
    super(binaries, FOLDER);
    serving = issue("sluice", Webhooks.SERVER_NAME);
    sluice = startSluice("sluice", Ports.free());
    webhooks = new Webhooks(api(), authority());
  }

  /** Starts all of it, and waits until a resource is denied. */
  static Cluster start(Binaries binaries) {
    long begin = System.nanoTime();
    Cluster cluster = new Cluster(binaries);
    try {
      cluster.await();
      cluster.sluice.ready();
      cluster.webhooks.installForAll(cluster.sluice.port());
    } catch (RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
    Progress.say(
        "Kubernetes %s is ready after %.1f s"
            .formatted(cluster.version(), (System.nanoTime() - begin) / 1e9));
    return cluster;
  }

  /** The one that is called for all namespaces but those that choose another webhook. */
  SluiceProcess sluice() {
    return sluice;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** Another Sluice; its test ends it. */
  SluiceProcess startSluice(String name, int port, String... more) {
    String policies = TestFiles.resource("policies").toAbsolutePath().toString();
    List<String> arguments = new ArrayList<>(List.of("--policies", policies));
    arguments.addAll(SluiceProcess.files(serving));
    arguments.addAll(List.of(more));
    return SluiceProcess.start(port, log(name), arguments);
  }

  @Override
  public void close() {
    sluice.close();
    super.close();
  }
}
