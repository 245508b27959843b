package dev.sluice.policies.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.state.State.Lookup;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownObjectsTest {
  private static final String GROUP = "flink.apache.org";

  private static final JsonNode ORDERS = object("flink.apache.org/v1beta1", "A", "shop", "orders");
  private static final JsonNode BILLS = object("flink.apache.org/v1beta1", "A", "shop", "bills");

  @Test
  void givenDocumentsSayWhereTheyAreWritten() {
    String text = "kind: A\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
    State state = GivenDocuments.of(Documents.read("b.yaml", text).documents()).over(State.NONE);
    Lookup found = state.find("", "Namespace", "", "shop");
    assertThat(found).isInstanceOf(Lookup.Found.class);
    assertThat(state.source(((Lookup.Found) found).object())).contains("b.yaml:3");
    assertThat(state.source(ORDERS)).isEmpty();
  }

  @Test
  void aKindWithAnObjectIsCompleteAndAnyOtherUnknown() {
    State state = new KnownObjects(List.of(ORDERS));
    assertThat(state.find(GROUP, "A", "shop", "orders")).isEqualTo(new Lookup.Found(ORDERS));
    assertThat(state.find(GROUP, "A", "shop", "bills")).isEqualTo(Lookup.ABSENT);
    assertThat(state.find(GROUP, "A", "other", "orders")).isEqualTo(Lookup.ABSENT);
    assertThat(state.find(GROUP, "B", "shop", "orders")).isEqualTo(Lookup.UNKNOWN);
    assertThat(state.list(GROUP, "A", "shop")).contains(List.of(ORDERS));
    assertThat(state.list(GROUP, "A", "other")).contains(List.of());
    assertThat(state.list(GROUP, "B", "shop")).isEmpty();
  }

  @Test
  void documentsAreFoundButMakeNoKindComplete() {
    State state = new GivenDocuments(List.of(BILLS)).over(State.NONE);
    assertThat(state.find(GROUP, "A", "shop", "bills")).isEqualTo(new Lookup.Found(BILLS));
    assertThat(state.find(GROUP, "A", "shop", "orders")).isEqualTo(Lookup.UNKNOWN);
    assertThat(state.list(GROUP, "A", "shop")).isEmpty();
  }

  @Test
  void documentsStandInPlaceOfWhatTheStateHolds() {
    JsonNode other = object("flink.apache.org/v1", "A", "shop", "orders");
    State state = new GivenDocuments(List.of(other)).over(new KnownObjects(List.of(ORDERS, BILLS)));
    assertThat(state.find(GROUP, "A", "shop", "orders")).isEqualTo(new Lookup.Found(other));
    assertThat(state.list(GROUP, "A", "shop")).contains(List.of(other, BILLS));
  }

  @Test
  void whatDocumentsDefineDifferentlyIsUnknown() {
    JsonNode other = object("flink.apache.org/v1", "A", "shop", "orders");
    GivenDocuments given = new GivenDocuments(List.of(ORDERS, BILLS, other, BILLS));
    State state = given.over(new KnownObjects(List.of(ORDERS)));
    assertThat(given.ambiguous()).hasSize(1);
    assertThat(state.find(GROUP, "A", "shop", "orders")).isEqualTo(Lookup.UNKNOWN);
    assertThat(state.find(GROUP, "A", "shop", "bills")).isEqualTo(new Lookup.Found(BILLS));
    assertThat(state.list(GROUP, "A", "shop")).isEmpty();
  }

  @Test
  void noNamespaceMeansTheDefaultOne() {
    State state = new KnownObjects(List.of(object("v1", "Namespace", "", "shop")));
    assertThat(state.find("", "Namespace", "", "shop")).isInstanceOf(Lookup.Found.class);
    assertThat(state.find("", "Namespace", "default", "shop")).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void ofSecretsOnlyNamesAndKeysAreKept() throws Exception {
    JsonNode secret =
        new ObjectMapper()
            .readTree(
                """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","annotations":{"a":"xyz"}},
                 "data":{"k":"eHl6"},"stringData":{"l":"xyz"}}""");
    Lookup found = new KnownObjects(List.of(secret)).find("", "Secret", "default", "s");
    assertThat(found.toString()).contains("\"k\"", "\"l\"").doesNotContain("xyz", "eHl6");
  }

  private static JsonNode object(String apiVersion, String kind, String namespace, String name) {
    var object = new ObjectMapper().createObjectNode();
    object.put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    return object;
  }
}
