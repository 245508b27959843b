package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.CpuTime;
import dev.sluice.policies.kubernetes.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What must hold of the documents of any text. A build only reads the texts in {@code
 * DocumentsFuzzTestInputs}; this looks for others for an hour, and leaves the first one that breaks
 * a fact there as {@code crash-*}:
 *
 * <pre>JAZZER_FUZZ=1 ./mvnw test -pl policies -Dtest=DocumentsFuzzTest</pre>
 */
class DocumentsFuzzTest {
  /** Below it no key and no number is too long for JSON. */
  private static final int PLAIN = 1_000;

  @FuzzTest(maxDuration = "1h")
  void everyValueHasItsPlaceAndEveryErrorToo(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (String source : List.of("a.yaml", "a.json")) {
      Documents read = CpuTime.bounded(() -> Documents.read(source, text));
      new ReadText(text).expectPlaces(read);
      expectTheSameAgain(source, text, read);
      read.documents().forEach(DocumentsFuzzTest::expectJsonOfItReadsTheSame);
    }
  }

  private static void expectTheSameAgain(String source, String text, Documents read) {
    Documents again = Documents.read(source, text);
    assertThat(again.errors()).isEqualTo(read.errors());
    assertThat(again.documents()).hasSameSizeAs(read.documents());
    for (int i = 0; i < again.documents().size(); i++) {
      Document first = read.documents().get(i);
      Document second = again.documents().get(i);
      assertThat(second.tree()).isEqualTo(first.tree());
      assertThat(second.positions().of(FieldPath.ROOT))
          .isEqualTo(first.positions().of(FieldPath.ROOT));
    }
  }

  private static void expectJsonOfItReadsTheSame(Document document) {
    JsonNode tree = document.tree();
    String json = tree.toString();
    if (json.length() < PLAIN) {
      Documents read = Documents.read("a.json", json);
      assertThat(read.errors()).isEmpty();
      assertThat(read.documents().getFirst().tree()).isEqualTo(tree);
    }
  }
}
