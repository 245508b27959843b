package dev.sluice.policies.ververica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VervericaMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "1g, 1000000000, 1073741824",
    "1.5G, 1500000000, 1610612736",
    "500m, 500000000, 524288000",
    "1M, 1000000, 1048576",
    "1073741824, 1073741824, 1073741824",
    "1e3, 1000, 1000",
    "0, 0, 0"
  })
  void unitsArePowersOfTenAndToFlinkOfTwo(String text, BigDecimal bytes, BigDecimal binary) {
    VervericaMemory memory = VervericaMemory.of(text).orElseThrow();
    assertThat(memory.bytes()).isEqualByComparingTo(bytes);
    assertThat(memory.binaryBytes()).isEqualByComparingTo(binary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "g", "1 g", "2Gi", "2048Mi", "2gb", "1k", "-1g", "-1", "1e3g", "1,5g", "NaN"})
  void otherTextsAreNone(String text) {
    assertThat(VervericaMemory.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2Gi, 2g", "2048Mi, 2048m", "1.5GB, 1.5g", "512 mb, 512m", "1GiB, 1g"})
  void neighboursSpellingsHaveOneOfThePlatform(String foreign, String spelling) {
    assertThat(VervericaMemory.spellingOf(foreign)).contains(spelling);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lots", "2Ti", "Gi", "12345678901234567Gi"})
  void whatIsNoNeighboursSpellingHasNone(String text) {
    assertThat(VervericaMemory.spellingOf(text)).isEmpty();
  }

  @Test
  void numbersAreBytes() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    assertThat(VervericaMemory.of(Value.of(json.numberNode(1024), FieldPath.ROOT)))
        .isEqualTo(VervericaMemory.of("1024"));
    assertThat(VervericaMemory.of(Value.of(json.numberNode(-1), FieldPath.ROOT))).isEmpty();
    assertThat(VervericaMemory.of(Value.of(json.objectNode(), FieldPath.ROOT))).isEmpty();
    assertThat(VervericaMemory.of(Value.of(json.nullNode(), FieldPath.ROOT))).isEmpty();
  }

  @Test
  void orderIsByAmount() {
    assertThat(VervericaMemory.of("1000m").orElseThrow())
        .isEqualByComparingTo(VervericaMemory.of("1g").orElseThrow())
        .isGreaterThan(VervericaMemory.of("0.9g").orElseThrow());
  }
}
