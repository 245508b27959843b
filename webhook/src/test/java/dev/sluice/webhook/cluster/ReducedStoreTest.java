package dev.sluice.webhook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published of an informer's objects, and when. */
class ReducedStoreTest {
  private final List<KindObjects> published = new ArrayList<>();
  private final ReducedStore store =
      new ReducedStore(
          new KindName("flink.apache.org/v1beta1", "FlinkDeployment"),
          Reduction.to("/metadata/labels")::of,
          published::add);

  @Test
  void nothingIsPublishedBeforeTheListIsComplete() {
    put("a", "one", "{}");
    assertThat(published).isEmpty();
    store.complete();
    assertThat(published).hasSize(1);
    assertThat(names("a")).containsExactly("one");
  }

  @Test
  void aSnapshotStaysAsItWas() {
    store.complete();
    put("a", "one", "{}");
    KindObjects before = published.getLast();
    put("a", "two", "{}");
    put("b", "three", "{}");
    store.remove("a/one");
    assertThat(before.all()).hasSize(1);
    assertThat(names("a")).containsExactly("two");
    assertThat(names("b")).containsExactly("three");
  }

  @Test
  void whatTheReducedFormDoesNotShowIsNoChange() {
    store.complete();
    put("a", "one", "{image: x}");
    int count = published.size();
    put("a", "one", "{image: y}");
    assertThat(published).hasSize(count);
  }

  @Test
  void theLastOneOfANamespaceCanGo() {
    store.complete();
    put("a", "one", "{}");
    assertThat(store.remove("a/one")).isNotNull();
    assertThat(store.remove("a/one")).isNull();
    assertThat(names("a")).isEmpty();
    assertThat(store.size()).isZero();
  }

  /** Else an object that went while the connection was away would never be told of. */
  @Test
  void theInformerFindsWhatIsKeptByItsKeys() {
    put("a", "one", "{}");
    put("", "two", "{}");
    assertThat(store.keySet()).containsExactlyInAnyOrder("a/one", "/two");
    assertThat(store.get("a/one")).isNotNull();
    assertThat(store.get("a/two")).isNull();
  }

  @Test
  void nothingIsPublishedOnceItIsClosed() {
    store.complete();
    store.close();
    int count = published.size();
    put("a", "one", "{}");
    assertThat(published).hasSize(count);
  }

  private List<String> names(String namespace) {
    return published.getLast().list(namespace).stream()
        .map((JsonNode object) -> object.at("/metadata/name").asText())
        .toList();
  }

  private void put(String namespace, String name, String spec) {
    String yaml =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: %s%s, uid: "1"}
        spec: %s
        """
            .formatted(name, namespace.isEmpty() ? "" : ", namespace: " + namespace, spec);
    GenericKubernetesResource object =
        Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    store.put(store.getKey(object), object);
  }
}
