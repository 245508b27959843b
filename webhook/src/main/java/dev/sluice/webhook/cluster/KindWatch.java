package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * One kind of custom resources: its definition, and its objects for as long as it is defined. Of a
 * kind that is not defined there are none. All but the start happens on one thread.
 */
final class KindWatch {
  private final ApiServer server;
  private final List<KindProfile> versions;
  private final Known known;
  private final Runnable changed;
  private final ClusterState.Kind kind;
  private final Informer definition;
  private Optional<Informer> objects = Optional.empty();
  private String version = "";

  /**
   * @param versions the profiles of the kind, one a version
   * @param thread where what the definition asks for is done
   * @param changed told of each change of what is known, on whatever thread
   */
  KindWatch(
      ApiServer server,
      List<KindProfile> versions,
      Known known,
      Executor thread,
      Runnable changed) {
    this.server = server;
    this.versions = versions;
    this.known = known;
    this.changed = changed;
    KindName name = versions.getFirst().name();
    this.kind = new ClusterState.Kind(name.group(), name.kind());
    String defined = versions.getFirst().plural() + "." + name.group();
    this.definition =
        new Informer(
            "definition of " + name.kind(),
            Informer.Need.ALWAYS,
            server.definition(defined),
            new ReducedStore(
                new KindName(Definitions.GROUP + "/v1", Definitions.KIND),
                Definitions::reduced,
                all -> thread.execute(() -> defined(defined, all.find("", defined)))),
            changed);
  }

  KindWatch start() {
    definition.start();
    return this;
  }

  /** Of the definition, and of the objects where the kind is defined. */
  Stream<Informer> informers() {
    return Stream.concat(Stream.of(definition), objects.stream());
  }

  private void defined(String name, Optional<JsonNode> found) {
    known.one(new ObjectIdentity(Definitions.GROUP, Definitions.KIND, "", name), found);
    Optional<KindProfile> served = found.flatMap(this::served);
    String wanted = served.map(profile -> profile.name().version()).orElse("");
    if (!wanted.equals(version)) {
      objects.ifPresent(Informer::close);
      known.forget(kind);
      version = wanted;
      objects = served.map(this::objects);
      objects.ifPresent(Informer::start);
    }
    if (found.isEmpty()) {
      known.all(kind, KindObjects.NONE);
    } else if (objects.isEmpty()) {
      known.forget(kind);
    }
    changed.run();
  }

  /** The profile of the version that is stored, else of one that is served. */
  private Optional<KindProfile> served(JsonNode found) {
    return Definitions.served(found)
        .flatMap(name -> versions.stream().filter(v -> v.name().version().equals(name)))
        .findFirst();
  }

  private Informer objects(KindProfile profile) {
    Reduction reduction = Reduction.of(profile);
    return new Informer(
        kind.kind(),
        profile.isOwn() ? Informer.Need.ALWAYS : Informer.Need.IF_ALLOWED,
        server.all(profile.name(), profile.plural(), profile.namespaced()),
        new ReducedStore(
            profile.name(),
            reduction::of,
            all -> {
              known.all(kind, all);
              changed.run();
            }),
        changed);
  }
}
