package dev.sluice.webhook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.certs.FileWatch;
import dev.sluice.policies.Judge;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.admission.TargetLookup;
import dev.sluice.webhook.cluster.ClusterWatch;
import dev.sluice.webhook.cluster.Sync;
import dev.sluice.webhook.cluster.TargetReads;
import dev.sluice.webhook.server.Reload;
import dev.sluice.webhook.server.Serving;
import dev.sluice.webhook.source.PolicyFolder;
import dev.sluice.webhook.source.StateFolder;
import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the policies of files and cluster in force, at the start and whenever they change: one whole
 * set for another, and only one without errors.
 */
final class Enforcement {
  private static final Logger LOG = LoggerFactory.getLogger(Enforcement.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final Serving serving;
  private final RuleBook book;
  private final Surroundings surroundings;
  private final Optional<Path> folder;
  private final Optional<KubernetesVersion> version;
  private final Reload reload = new Reload("policies", this::load);
  private Supplier<State> state = () -> State.NONE;
  private TargetLookup targets = TargetLookup.NONE;
  private Optional<ClusterWatch> cluster = Optional.empty();

  /** Whether all of the cluster was known once; what became of it later takes nothing back. */
  private volatile boolean complete;

  private List<JsonNode> seen = List.of();

  /** What came of the last time that the policies were read. */
  private String last = "";

  /**
   * @param folder of policies
   * @param version of Kubernetes, where no policy says it
   */
  Enforcement(
      Serving serving,
      RuleBook book,
      Surroundings surroundings,
      Optional<Path> folder,
      Optional<KubernetesVersion> version) {
    this.serving = serving;
    this.book = book;
    this.surroundings = surroundings;
    this.folder = folder;
    this.version = version;
  }

  /**
   * By files alone.
   *
   * @param known what the folder of the cluster's objects holds now
   * @param folder of the cluster's objects
   */
  void beside(State known, Optional<Path> folder) {
    AtomicReference<State> now = new AtomicReference<>(known);
    state = now::get;
    load();
    folder.ifPresent(path -> follow(path, new Reload("state", () -> loadState(path, now))));
    followPolicies();
  }

  private void loadState(Path path, AtomicReference<State> now) {
    StateFolder.Loaded loaded = StateFolder.load(Optional.of(path), surroundings);
    if (loaded.errors().isEmpty()) {
      now.set(loaded.state());
      serving.condition("state", true, "read");
    } else {
      String problem = "what was read before stays: " + loaded.errors().getFirst();
      LOG.error("--state: {}", problem);
      serving.condition("state", true, problem);
    }
  }

  private void followPolicies() {
    folder.ifPresent(path -> follow(path, reload));
  }

  /** Looks again when files change, and now and then: not all changes are told. */
  private void follow(Path path, Reload reload) {
    Path file = surroundings.directory().resolve(path);
    Thread.ofPlatform()
        .name("files")
        .daemon()
        .start(
            () -> {
              try (FileWatch watch = FileWatch.of(List.of(file), LOOK_AGAIN)) {
                while (true) {
                  watch.await();
                  reload.ask();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** By files and a cluster, as soon as all of that is known. */
  void in(KubernetesClient client) {
    ClusterWatch watch =
        new ClusterWatch(client, book.kinds(), serving.metrics().cluster(), this::heard);
    cluster = Optional.of(watch);
    state = watch::state;
    targets = new TargetReads(client, watch::state);
    serving.condition("cluster", false, "connecting");
    watch.start();
    followPolicies();
  }

  private void heard(Sync sync) {
    boolean first = !complete && sync.complete();
    complete |= sync.complete();
    serving.condition("cluster", complete, sync.text());
    List<JsonNode> policies = cluster.orElseThrow().policies();
    if (first) {
      // Whole objects were read to keep a little of each, and nobody is served yet.
      System.gc();
    }
    if (first || (complete && !policies.equals(seen))) {
      seen = policies;
      reload.ask();
    }
  }

  private void load() {
    List<JsonNode> objects = cluster.map(ClusterWatch::policies).orElse(List.of());
    PolicyFolder.Loaded loaded = PolicyFolder.load(folder, objects, surroundings, book);
    String outcome = loaded.policies().generation() + loaded.errors();
    if (outcome.equals(last) || (cluster.isPresent() && !complete)) {
      return;
    }
    last = outcome;
    if (!loaded.errors().isEmpty()) {
      serving.refuse(loaded.errors());
      return;
    }
    Policies policies = loaded.policies().assuming(version, Optional.empty());
    cluster.ifPresent(watch -> watch.watchConfigMaps(policies.configMaps()));
    Judge judge = new Judge(book, policies, surroundings.clock(), state);
    serving.enforce(new InForce(policies, judge, targets));
  }
}
