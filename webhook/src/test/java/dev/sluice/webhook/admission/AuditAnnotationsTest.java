package dev.sluice.webhook.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Edit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditAnnotationsTest {
  @Test
  void aListIsCutAfterAWholeValue() {
    assertThat(patched("a".repeat(600), "b".repeat(600))).isEqualTo("a".repeat(600));
  }

  @Test
  void aValueThatAloneIsTooLongIsCutItself() {
    assertThat(patched("a".repeat(2_000))).isEqualTo("a".repeat(1_024));
    assertThat(patched("a".repeat(2_000), "b")).isEqualTo("a".repeat(1_024));
  }

  @Test
  void aCodePointIsNotCutInTwo() {
    assertThat(patched("a".repeat(1_023) + "😀")).isEqualTo("a".repeat(1_023));
    assertThat(patched("a".repeat(1_022) + "😀😀")).isEqualTo("a".repeat(1_022) + "😀");
  }

  private static String patched(String... fields) {
    List<Edit> edits =
        Stream.of(fields)
            .map(FieldPath.ROOT::field)
            .map(path -> Edit.add(Value.missing(path), JsonNodeFactory.instance.nullNode()))
            .toList();
    ObjectNode annotations = JsonNodeFactory.instance.objectNode();
    AuditAnnotations.add(
        annotations,
        new Mutator.Mutated(annotations, edits, Optional.empty(), Optional.empty(), Verdict.NONE));
    return annotations.path("patched").asText();
  }
}
