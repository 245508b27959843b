package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sluice.policies.kubernetes.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {
  @ParameterizedTest
  @CsvSource({
    "true, true",
    "yes, true",
    "1, 1",
    "0x10, 16",
    "1.20, 1.2",
    "1000000.0, 1e+06",
    "1e3, 1000",
    "0.00001, 1e-05",
    "3.14159265358979, 3.1415927",
    "100000.0, 100000",
    "-0.0, -0",
    "1e21, 1e+21",
    "12345678.9, 1.2345679e+07",
    "2001-01-01, 2001-01-01",
    "!!str 1, 1",
    "!!binary aGVsbG8=, hello"
  })
  void keysBecomeTextAsInKubectl(String key, String text) {
    assertThat(Read.tree(key + ": x").fieldNames()).toIterable().containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x: {[1]: x}", "x: {{a: 1}: x}", "? [a]\n: b"})
  void listOrMapAsKeyIsAnError(String text) {
    assertThat(Read.error(text)).endsWith("a list or map as key; use text as key");
  }

  @Test
  void nullAsKeyIsAnError() {
    assertThat(Read.error("~: 1"))
        .isEqualTo("1:1 an empty key or null as key; name it, or quote it");
  }

  @Test
  void duplicateKeyNamesTheLineOfTheFirst() {
    assertThat(Read.error("a:\n  k: 1\n  j: 2\n  k: 3\n"))
        .isEqualTo("4:3 duplicate key 'k', first on line 2; remove one of the two");
  }

  @Test
  void keysThatBecomeTheSameTextAreDuplicates() {
    assertThat(Read.error("{1: a, \"1\": b}"))
        .isEqualTo("1:8 duplicate key '1', first on line 1; remove one of the two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{<<: *m, a: 9}         | {'a':9,'b':2}",
        "{a: 9, <<: *m}         | {'a':1,'b':2}",
        "{<<: [*m, *n], d: 1}   | {'a':1,'c':4,'b':2,'d':1}",
        "{<<: {z: 1}, <<: *n}   | {'z':1,'a':3,'c':4}",
        "{'<<': 1}              | {'<<':1}",
        "{<<: {<<: *m, a: 2}}   | {'a':2,'b':2}",
      },
      quoteCharacter = '`')
  void mergeKeysMergeInTheOrderOfTheText(String merged, String json) {
    String text = "m: &m {a: 1, b: 2}\n\"n\": &n {a: 3, c: 4}\nx: " + merged;
    assertThat(Read.tree(text).get("x")).isEqualTo(Read.json(json.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[1]", "~", "[[{a: 1}]]"})
  void mergeOfWhatIsNoMapIsAnError(String value) {
    assertThat(Read.error("x: {<<: " + value + "}"))
        .endsWith("'<<' merges maps only; give it a map or a list of maps");
  }

  @Test
  void mergedValueHasThePositionOfItsAnchor() {
    Document read = Read.one("m: &m\n  a: 1\nx:\n  <<: *m\n");
    assertThat(read.positions().of(FieldPath.of("/x/a"))).contains(new Position(2, 6));
  }

  @Test
  void copiesOfAnAnchorAreIndependent() {
    Document read = Read.one("a: &a {k: [1]}\nb: *a\n");
    ((ArrayNode) read.tree().at("/a/k")).add(2);
    assertThat(read.tree().at("/b/k")).isEqualTo(Read.json("[1]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: &a [*a]", "&a {k: *a}", "a: &a {<<: *a}", "&a {*a : 1}"})
  void recursiveAliasIsAnError(String text) {
    assertThat(Read.error(text)).containsAnyOf("contains itself", "as key");
  }

  @Test
  void laterAnchorOfTheSameNameWins() {
    assertThat(Read.tree("a: &x 1\nb: &x 2\nc: *x").get("c").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: b: c           | 1:5 | a key and its colon are not allowed here",
        "a: 1\\n b: 2       | 2:3 | a key and its colon are not allowed here",
        "a: \"x            | 1:6 | a quote is not closed",
        "a: [1, 2          | 1:9 | a brace or bracket is not closed",
        "a: {b: 1\\nc: 2}\\nd | 2:2 | a brace or bracket is not closed",
        "a:\\n  - 1\\n  b: 2 | 3:3 | the text does not fit the lines above",
        "a: 1\\nb\\nc: 2     | 3:1 | a key without its colon",
        "\\ta: 1            | 1:1 | a tab where YAML allows none",
        "a: *u             | 1:4 | an alias without an anchor",
        "a: @x             | 1:4 | not valid YAML",
        "%YAML 3.0\\n---\\na | 1:1 | not valid YAML",
        "a: !%20 1         | 1:10 | not valid YAML",
        "a: ! 1            | 1:4 | a tag without a name",
        "a: \"\\ud800\"     | 1:4 | an escape names half a surrogate pair",
      },
      quoteCharacter = '`')
  void errorSaysWhereAndWhat(String text, String at, String start) {
    assertThat(Read.error(text.replace("\\n", "\n").replace("\\t", "\t")))
        .startsWith(at + " " + start)
        .doesNotContain("\n", "org.yaml", "Exception")
        .contains(";");
  }
}
