package dev.sluice.policies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FieldPathTest {
  private static final FieldPath LABEL =
      FieldPath.of("/spec/pods").field("labels").key("example.com/a~b");

  @Test
  void fieldsFollowDotsAndKeysAndIndexesStandInBrackets() {
    assertThat(LABEL).hasToString("spec.pods.labels[example.com/a~b]");
    assertThat(FieldPath.of("/spec/ports").index(1).field("name"))
        .hasToString("spec.ports[1].name");
    assertThat(FieldPath.ROOT).hasToString("");
  }

  @Test
  void pointerEscapesAsTheRfcSays() {
    assertThat(LABEL.pointer()).isEqualTo("/spec/pods/labels/example.com~1a~0b");
    assertThat(FieldPath.ROOT.pointer()).isEmpty();
  }

  @Test
  void pathFindsItsValue() {
    JsonNode tree =
        Documents.read("t", "{\"spec\": {\"ports\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}}")
            .documents()
            .getFirst()
            .tree();
    assertThat(FieldPath.of("/spec/ports").index(1).field("name").in(tree).asText()).isEqualTo("b");
    assertThat(FieldPath.of("/spec/ports").index(2).in(tree).isMissingNode()).isTrue();
    assertThat(FieldPath.of("/spec/ports").key("0").in(tree).isMissingNode()).isTrue();
  }

  @Test
  void listIndexesSortAsNumbers() {
    FieldPath list = FieldPath.of("/a");
    List<FieldPath> paths =
        Stream.of(list.index(10), list.index(9), list, FieldPath.of("/a/b"), FieldPath.of("/B"))
            .sorted()
            .toList();
    assertThat(paths).map(FieldPath::toString).containsExactly("B", "a", "a[9]", "a[10]", "a.b");
  }
}
