package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
  /** Text with \n and \r for line ends, and the number:line of each document that is found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "a: 1                                   | 1:1",
        "a: 1\\n---\\nb: 1                      | 1:1 2:3",
        "---\\na: 1\\n---\\nb: 1                | 1:2 2:4",
        "# c\\n---\\na: 1                       | 1:3",
        "a: 1\\n---\\n# c\\n---\\nb: 1          | 1:1 3:5",
        "---\\n---\\n---\\na: 1                 | 3:4",
        "null\\n---\\na: 1                      | 2:3",
        "--- # c\\na: 1                         | 1:2",
        "--- {a: 1}\\n---\\tb                   | 1:1 2:2",
        "a: ---\\nb: >\\n  ---\\n               | 1:1",
        "a: 1\\n...\\n# c\\n---\\nb: 1          | 1:1 2:5",
        "a: 1\\n...\\nb: 1                      | 1:1 2:3",
        "a: 1\\n---x: 2                         | 1:1",
        "%YAML 1.1\\n---\\na: 1\\n...\\n%YAML 1.2\\n---\\nb: 1 | 1:3 2:7",
        "%TAG !y! tag:yaml.org,2002:\\n---\\na: !y!str 1       | 1:3",
        "a: 1\\r\\n---\\r\\nb: 1\\r\\n          | 1:1 2:3",
        "a: 1\\r---\\rb: 1                      | 1:1 2:3",
        "\\n\\n  \\n\\na: 1                     | 1:5",
        "\"text\"\\n---\\n5\\n---\\n- 1         | 1:1 2:3 3:5",
      },
      quoteCharacter = '`')
  void documentsAreNumberedAndHaveTheirFirstLine(String text, String expected) {
    String yaml = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    Documents read = Documents.read("-", yaml);
    assertThat(read.errors()).isEmpty();
    assertThat(read.documents()).allMatch(d -> d.source().equals("-"));
    assertThat(read.documents().stream().map(d -> d.number() + ":" + d.line()))
        .containsExactly(expected.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "# c", "---", "---\n---\n", "~", "null\n", "--- # c\n...\n", "\uFEFF"})
  void emptyDocumentsAreSkipped(String text) {
    assertThat(Documents.read("-", text)).isEqualTo(new Documents(List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {{ .Values.a }}",
        "{{- if .Values.a }}\na: 1\n{{- end }}",
        "a:\n  {{- toYaml .Values.a | nindent 2 }}",
        "- {% if a %}",
      })
  void linesThatAreStillToBeRenderedAreTold(String text) {
    Documents read = Documents.read("-", text);
    assertThat(read.errors()).isNotEmpty();
    assertThat(read.errors().getFirst().problem())
        .isEqualTo("looks like a Helm template: render it first");
  }

  @Test
  void whatOnlyMentionsATemplateIsReadOrToldAsItIs() {
    assertThat(Documents.read("-", "a: \"{{ x }}\"").errors()).isEmpty();
    assertThat(Read.error("a: [b # {{ x }}\n: : :")).doesNotContain("Helm");
  }

  @Test
  void unreadableDocumentDoesNotStopTheOthers() {
    Documents read = Documents.read("x", "a: 1\n---\nb: [\n---\nc: 1\n---\n\"d\n--- \ne: 1\n");
    assertThat(read.documents()).extracting(Document::number).containsExactly(1, 3, 5);
    assertThat(read.errors()).extracting(DocumentError::source).containsExactly("x", "x");
    assertThat(read.errors()).extracting(DocumentError::line).containsExactly(4, 8);
  }

  @Test
  void anchorsDoNotReachTheNextDocument() {
    Documents read = Documents.read("x", "a: &a 1\n---\nb: *a\n");
    assertThat(read.documents()).hasSize(1);
    assertThat(read.errors()).extracting(DocumentError::line).containsExactly(3);
  }

  @Test
  void bomIsSkippedAndTakesNoColumn() {
    assertThat(Read.error("\uFEFF@")).startsWith("1:1 ");
    assertThat(Read.tree("\uFEFF{\"a\":\t1}")).isEqualTo(Read.json("{\"a\":1}"));
  }

  @Test
  void separatorsAfterTabsAndWithinFlowTextAreNoStarts() {
    assertThat(Read.tree("a: [x,\n ---,\n y]").at("/a/1").textValue()).isEqualTo("---");
  }

  @Test
  void tabsBetweenTokensAreRead() {
    assertThat(Read.tree("key:\tvalue\t# c\nb: \t[1,\t2]\n"))
        .isEqualTo(Read.json("{\"key\":\"value\",\"b\":[1,2]}"));
  }

  @Test
  void linesOfTabsAndSpacesAreBlank() {
    assertThat(Read.tree("a: 1\n  \t\n \t # c\nb: 2\n\t"))
        .isEqualTo(Read.json("{\"a\":1,\"b\":2}"));
  }

  @Test
  void tabsIndentFlowYaml() {
    assertThat(Read.tree("a: {\n\tb: 1,\n\tc: 2\n\t}"))
        .isEqualTo(Read.json("{\"a\":{\"b\":1,\"c\":2}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-\tb", "- \tb: 1", "a:\n\tb", "?\ta", "a: b\n\tc: d", "a:\t- b"})
  void tabsThatGoYamlRefusesAreErrors(String text) {
    assertThat(Read.error(text)).contains(";");
  }
}
