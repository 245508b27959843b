package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What is known of the cluster now; whoever learns something puts another snapshot in place. */
final class Known {
  private final AtomicReference<ClusterState> now = new AtomicReference<>(ClusterState.UNKNOWN);

  ClusterState now() {
    return now.get();
  }

  void all(ClusterState.Kind kind, KindObjects objects) {
    now.updateAndGet(state -> state.with(kind, objects));
  }

  void forget(ClusterState.Kind kind) {
    now.updateAndGet(state -> state.without(kind));
  }

  void one(ObjectIdentity id, Optional<JsonNode> object) {
    now.updateAndGet(state -> state.with(id, object));
  }

  void forget(ObjectIdentity id) {
    now.updateAndGet(state -> state.without(id));
  }
}
