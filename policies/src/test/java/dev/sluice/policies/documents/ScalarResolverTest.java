package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarResolverTest {
  @ParameterizedTest
  @MethodSource("rows")
  void scalarIsReadAsKubectlReadsIt(String scalar, String json) {
    assertThat(Read.tree("a: " + scalar).get("a")).isEqualTo(Read.json(json));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void scalarIsReadTheSameWithinAFlowList(String scalar, String json) {
    assertThat(Read.tree("a: [" + scalar + " ]").at("/a/0")).isEqualTo(Read.json(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'yes'", "\"yes\"", "|-\n  yes", ">-\n  yes"})
  void quotedAndBlockScalarsAreText(String scalar) {
    assertThat(Read.tree("a: " + scalar).get("a").textValue()).isEqualTo("yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.Inf", "+.INF", ".nan", "!!float .inf"})
  void whatJsonHasNoNumberForIsAnError(String scalar) {
    assertThat(Read.error("a: " + scalar))
        .isEqualTo("1:4 JSON has no infinity and no NaN; write a number, or quote the text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!int 1.5", "!!float abc", "!!bool 1", "!!null x", "!!int no"})
  void valueThatIsNotWhatItsTagSaysIsAnError(String scalar) {
    String[] parts = scalar.split(" ", -1);
    assertThat(Read.error("a: " + scalar))
        .isEqualTo(
            "1:4 '%s' is not what its tag '%s' says; correct one of the two"
                .formatted(parts[1], parts[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1", "aGVsbG8", "aGVs bG8="})
  void binaryThatIsNoBase64IsAnError(String digits) {
    assertThat(Read.error("a: !!binary \"" + digits + "\""))
        .isEqualTo("1:4 not valid Base64 after !!binary; encode it again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!foo x", "!!timestamp 2001-01-01", "!!set {a}", "!!python/x [1]"})
  void unknownTagIsAnError(String value) {
    String tag = value.substring(0, value.indexOf(' '));
    assertThat(Read.error("a:\n  b: " + value))
        .isEqualTo("2:6 the tag '%s' has no meaning in Kubernetes; remove it".formatted(tag));
  }

  static Stream<String[]> rows() throws IOException {
    try (InputStream table = ScalarResolverTest.class.getResourceAsStream("scalars.tsv")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\t", 2));
    }
  }
}
