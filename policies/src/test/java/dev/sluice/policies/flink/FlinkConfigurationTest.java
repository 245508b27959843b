package dev.sluice.policies.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkConfigurationTest {

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a.b\":\"c\"}                    | a.b=c at c[a.b]",
        "{\"a\":{\"b\":\"c\"}}              | a.b=c at c[a][b]",
        "{\"a\":{\"b.c\":{\"d\":1}}}        | a.b.c.d=1 at c[a][b.c][d]",
        "{\"a\":1,\"b\":true,\"c\":1.5}     | a=1 at c[a]; b=true at c[b]; c=1.5 at c[c]",
        "{\"a\":[\"x\",1]}                  | a=x;1 at c[a]",
        "{\"a\":[]}                         | ``",
        "{\"a\":[{\"b\":1}]}                | ``",
        "{\"a\":null,\"b\":{}}              | a=null at c[a]",
        "{\"a\":{\"b\":1},\"a.b\":2}        | a.b=1 at c[a][b]; a.b=2 at c[a.b]",
        "[\"a\"]                            | ``",
        "\"a: b\"                           | ``",
        "null                               | ``",
      })
  void nestedObjectsAreFlattenedWithTheirPaths(String json, String wanted) {
    assertThat(entries(read(json, true).entries())).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a.b\":\"c\",\"d\":1}            | a.b=c at c[a.b]; d=1 at c[d]",
        "{\"a\":{\"b\":\"c\"},\"d\":[\"e\"]}| ``",
      })
  void flatMapsHoldTextsOnly(String json, String wanted) {
    assertThat(entries(read(json, false).entries())).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"o\":\"{k: v}\"}                 | k=v at c[o]",
        "{\"o\":\"k:v,l:w\"}                | k=v at c[o]; l=w at c[o]",
        "{\"o.k\":\"v\"}                    | k=v at c[o.k]",
        "{\"o\":{\"x.y/k\":\"v\"}}          | x.y/k=v at c[o][x.y/k]",
        "{\"o\":\"k:v\",\"o.l\":\"w\"}      | k=v at c[o]",
        "{\"o\":\"k\",\"o.l\":\"w\"}        | ``",
        "{\"other\":\"k:v\"}                | ``",
      })
  void mapOptionsHaveThreeNotations(String json, String wanted) {
    assertThat(entries(read(json, true).map("o"))).isEqualTo(wanted);
  }

  @Test
  void keysGivenTwiceAreKnownAndTheLastCounts() {
    FlinkConfiguration configuration = read("{\"a\":{\"b\":1},\"a.b\":2,\"c\":3}", true);
    assertThat(configuration.all("a.b")).extracting(Entry::text).containsExactly("1", "2");
    assertThat(configuration.all("c")).hasSize(1);
    assertThat(configuration.get("a.b")).map(Entry::text).contains("2");
  }

  @Test
  void olderNamesCountWhereTheNewOneIsNotSet() {
    FlinkConfiguration configuration = read("{\"old\":1,\"older\":2}", true);
    assertThat(configuration.get("new", "old", "older")).map(Entry::text).contains("1");
  }

  private static FlinkConfiguration read(String json, boolean nested) {
    try {
      return FlinkConfiguration.of(
          Value.of(new JsonMapper().readTree(json), FieldPath.ROOT.field("c")), nested);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String entries(List<Entry> entries) {
    return entries.stream()
        .map(e -> e.key() + "=" + e.text() + " at " + e.path())
        .collect(Collectors.joining("; "));
  }
}
