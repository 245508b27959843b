package dev.sluice.policies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "+1.5, 1.5",
    "-2, -2",
    ".5, 0.5",
    "5., 5",
    "500m, 0.5",
    "250u, 0.00025",
    "3n, 0.000000003",
    "2k, 2000",
    "1.5M, 1500000",
    "4G, 4000000000",
    "1T, 1000000000000",
    "1P, 1000000000000000",
    "1E, 1000000000000000000",
    "1Ki, 1024",
    "1.5Mi, 1572864",
    "2Gi, 2147483648",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1Ei, 1152921504606846976",
    "12e3, 12000",
    "12E3, 12000",
    "1e-3, 0.001"
  })
  void amountsAreReadAsTheServerReadsThem(String text, BigDecimal amount) {
    assertThat(Quantity.of(text).orElseThrow().number()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "K",
        "1K",
        "1g",
        "1mb",
        "4GB",
        "1ki",
        "1e",
        "1e3Ki",
        "1e3m",
        "--1",
        "1.2.3",
        ".",
        "0x10",
        "NaN",
        "Infinity",
        "1e99999",
        "１"
      })
  void otherTextsAreNone(String text) {
    assertThat(Quantity.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2000",
    "500m, 500",
    "2Gi, 2147483648000",
    "1.0, 1000",
    "0.5, 500",
    "2.125, 2125",
    "999999999999999.999, 999999999999999999",
    "1., -1",
    "1.0005, -1",
    "1.5Mi, -1",
    "1.2.3, -1",
    "1.5m, -1",
    ".5, -1",
    "-1.5, -1",
    "9999999999999999.9, -1",
    "1e3, -1"
  })
  void whatIsWrittenInAPlainWayIsTheSameInThousandths(String text, long thousandths) {
    assertThat(Quantity.plainThousandths(text)).isEqualTo(thousandths);
    if (thousandths >= 0) {
      assertThat(Quantity.of(text).orElseThrow().number().movePointRight(3))
          .isEqualByComparingTo(BigDecimal.valueOf(thousandths));
    }
  }

  @Test
  void textsBeyondAllReasonAreNone() {
    assertThat(Quantity.of("1".repeat(65))).isEmpty();
  }

  @Test
  void numbersAreQuantitiesToo() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    assertThat(Quantity.of(json.numberNode(2))).isEqualTo(Quantity.of("2"));
    assertThat(Quantity.of(json.numberNode(0.5)).orElseThrow())
        .isEqualByComparingTo(Quantity.of("500m").orElseThrow());
    assertThat(Quantity.of(json.numberNode(Double.NaN))).isEmpty();
    assertThat(Quantity.of(json.numberNode(Double.POSITIVE_INFINITY))).isEmpty();
    assertThat(Quantity.of(json.booleanNode(true))).isEmpty();
    assertThat(Quantity.of(json.nullNode())).isEmpty();
    assertThat(Quantity.of(json.arrayNode())).isEmpty();
    assertThat(Quantity.of(json.missingNode())).isEmpty();
  }

  @Test
  void orderIsByAmount() {
    assertThat(Quantity.of("1Gi").orElseThrow()).isGreaterThan(Quantity.of("1G").orElseThrow());
    assertThat(Quantity.of("1000m").orElseThrow()).isEqualByComparingTo(Quantity.of("1").get());
  }
}
