package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Installation.ConfigMapName;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import dev.sluice.policies.state.State;
import dev.sluice.policies.targets.Targeted;
import dev.sluice.webhook.metrics.ClusterMeters;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the cluster, and knows at any time what is known of it: first nothing, then all that
 * rules read, and from then on at least what was known last, whatever becomes of the API server.
 */
public final class ClusterWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
  private static final String OWN = "sluice.dev";
  private static final List<String> POLICIES = List.of("Policy", "PolicyExemption");
  private static final long CHECK_SECONDS = 2;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster").daemon().factory());
  private final Known known = new Known();
  private final ApiServer server;
  private final Consumer<Sync> told;
  private final Informer namespaces;
  private final List<KindWatch> kinds;
  private final Map<ConfigMapName, Informer> configMaps = new HashMap<>();
  private final Connection connection;

  /** Whether a look is due already. */
  private final AtomicBoolean asked = new AtomicBoolean();

  /**
   * Begins to watch.
   *
   * @param kinds those that are judged
   * @param meters what is seen from outside
   * @param told of each change of what is known, and of how far it is; on one thread, which it must
   *     not hold up
   */
  public ClusterWatch(
      KubernetesClient client, Kinds kinds, ClusterMeters meters, Consumer<Sync> told) {
    this.server = new ApiServer(client);
    this.told = told;
    this.connection = new Connection(client.getMasterUrl().toString(), meters);
    KindName namespace = new KindName("v1", "Namespace");
    ClusterState.Kind name = new ClusterState.Kind("", namespace.kind());
    this.namespaces =
        new Informer(
            namespace.kind(),
            Informer.Need.ALWAYS,
            server.all(namespace, "namespaces", false),
            new ReducedStore(
                namespace, Reduction.to("/metadata/labels")::of, all -> known.all(name, all)),
            this::changed);
    this.kinds =
        watched(kinds).values().stream()
            .map(versions -> new KindWatch(server, versions, known, thread, this::changed))
            .toList();
  }

  /** Begins to watch. */
  public ClusterWatch start() {
    namespaces.start();
    kinds.forEach(KindWatch::start);
    var _ =
        thread.scheduleWithFixedDelay(this::look, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** Kinds of which rules on other resources read something, each with its versions' profiles. */
  private static Map<ClusterState.Kind, List<KindProfile>> watched(Kinds kinds) {
    return kinds.all().stream()
        .filter(kind -> !kind.name().group().isEmpty())
        .filter(kind -> kind.inState().isPresent() || !kind.fields(Targeted.TYPE).isEmpty())
        .collect(
            Collectors.groupingBy(
                kind -> new ClusterState.Kind(kind.name().group(), kind.name().kind()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** What is known now. */
  public State state() {
    return known.now();
  }

  /** The policies and exemptions of the cluster; none of a kind of which nothing is known. */
  public List<JsonNode> policies() {
    State now = known.now();
    return POLICIES.stream()
        .flatMap(kind -> now.all(OWN, kind).stream().flatMap(Collection::stream))
        .sorted(Comparator.comparing(ObjectIdentity::of))
        .toList();
  }

  /** Watches the ConfigMaps of these names, and no others. */
  public void watchConfigMaps(Set<ConfigMapName> names) {
    thread.execute(
        () -> {
          configMaps
              .entrySet()
              .removeIf(watched -> !names.contains(watched.getKey()) && end(watched));
          names.forEach(name -> configMaps.computeIfAbsent(name, this::configMap));
        });
  }

  private boolean end(Map.Entry<ConfigMapName, Informer> watched) {
    watched.getValue().close();
    known.forget(identity(watched.getKey()));
    return true;
  }

  private Informer configMap(ConfigMapName name) {
    return new Informer(
            "ConfigMap " + name.namespace() + "/" + name.name(),
            Informer.Need.NEVER,
            server.configMap(name.namespace(), name.name()),
            new ReducedStore(
                new KindName("v1", "ConfigMap"),
                Reduction.to("/data")::of,
                all -> known.one(identity(name), all.find(name.namespace(), name.name()))),
            this::changed)
        .start();
  }

  private static ObjectIdentity identity(ConfigMapName name) {
    return new ObjectIdentity("", "ConfigMap", name.namespace(), name.name());
  }

  private void changed() {
    if (asked.compareAndSet(false, true)) {
      thread.execute(this::look);
    }
  }

  private void look() {
    asked.set(false);
    try {
      List<Informer> informers = informers().toList();
      told.accept(Sync.of(informers, connection.look(informers)));
    } catch (RuntimeException e) { // or it would be the last look
      LOG.error("could not tell what is known of the cluster", e);
    }
  }

  private Stream<Informer> informers() {
    return Stream.of(
            Stream.of(namespaces),
            kinds.stream().flatMap(KindWatch::informers),
            configMaps.values().stream())
        .flatMap(all -> all);
  }
}
