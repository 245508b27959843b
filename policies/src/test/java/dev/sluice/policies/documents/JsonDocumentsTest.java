package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {
  @Test
  void severalDocumentsAreSeparatedByWhiteSpace() {
    Documents read = Documents.read("a.json", "{\"a\":1}\n {\"b\":2}\n\n[3]");
    assertThat(read.errors()).isEmpty();
    assertThat(read.documents()).extracting(Document::number).containsExactly(1, 2, 3);
    assertThat(read.documents()).extracting(Document::line).containsExactly(1, 2, 4);
  }

  @Test
  void trailingGarbageIsAnErrorAfterTheDocument() {
    Documents read = Documents.read("a.json", "{\"a\":1}\n}");
    assertThat(read.documents()).hasSize(1);
    assertThat(read.errors()).hasSize(1);
    assertThat(read.errors().getFirst().line()).isEqualTo(2);
    assertThat(read.errors().getFirst().column()).isEqualTo(1);
  }

  @Test
  void duplicateKeyIsAnErrorAtTheSecond() {
    assertThat(Read.error("{\n\t\"a\": 1,\n\t\"a\": 2\n}"))
        .isEqualTo("3:2 duplicate key 'a', first on line 2; remove one of the two");
  }

  @Test
  void tabIndentationIsRead() {
    Document read = Read.one("{\n\t\"a\": {\n\t\t\"b\":\t[1]}}");
    assertThat(read.positions().of(FieldPath.of("/a").field("b").index(0)))
        .contains(new Position(3, 9));
  }

  @Test
  void flowYamlIsReadWhereJsonIsRefused() {
    assertThat(Read.tree("{a: yes, b: [x] } # c"))
        .isEqualTo(Read.json("{\"a\":true,\"b\":[\"x\"]}"));
    assertThat(Read.tree("{\"a\": 1} # c")).isEqualTo(Read.json("{\"a\":1}"));
  }

  @Test
  void flowYamlIsNotReadFromAJsonFile() {
    assertThat(Read.error("a.json", "{a: 1}")).startsWith("1:2 not valid JSON: ");
    assertThat(Read.error("a.json", "a: 1")).startsWith("1:1 not valid JSON: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1, /* x */ \"b\": 2} | JSON has no comments; remove it",
        "{\"a\": 1 // x}               | JSON has no comments; remove it",
        "{\"a\": 1,}                   | a comma before the closing brace; remove the comma",
        "{'a': 1}                      | a key must be in double quotes; quote it",
        "{\"a\" 1}                     | a colon is missing after the key; add it",
        "{\"a\": 1 \"b\": 2}           | a comma is missing, or a bracket not closed; add it",
        "{\"a\": 1]                    | closed by the wrong one of brace and bracket; correct it, or close the inner one first",
        "{\"a\": NaN}                  | JSON has no infinity and no NaN; write a number, or quote it",
        "{\"a\": 01}                   | a number starts with a zero; remove the zero, or quote it",
        "{\"a\": -}                    | not a number; correct it, or put text in double quotes",
        "{\"a\": 1.}                   | not a number; correct it, or put text in double quotes",
        "{\"a\": \"x\ty\"}             | a line break, tab or other control character in a text; write it as an escape",
        "{\"a\": \"\\x\"}              | an escape that JSON does not have; correct it, or write a backslash as \\\\",
        "{\"a\": tru}                  | not a value; put text in double quotes, or write true, false or null",
        "{\"a\": }                     | a value, comma or bracket is missing here, or one too many; correct the text",
      })
  void errorsAreInPlainWords(String text, String expected) {
    assertThat(Read.error("a.json", text)).endsWith(" not valid JSON: " + expected);
  }

  @Test
  void brokenTextIsReportedInTheLanguageThatWasMeant() {
    assertThat(Read.error("{\"a\": 1,\n \"b\" 2}")).startsWith("2:6 not valid JSON: ");
    assertThat(Read.error("{a: 1,\n b: [2}")).contains("brace or bracket");
  }

  @Test
  void jsonPartsAfterSeparatorsAreReadAsJson() {
    Documents read =
        Documents.read("-", "# x\n---\n{\n\t\"a\": 1}\n--- \n\n{\"b\": 1} {\"c\": 1}\n");
    assertThat(read.errors()).isEmpty();
    assertThat(read.documents()).extracting(Document::number).containsExactly(1, 2, 3);
    assertThat(read.documents()).extracting(Document::line).containsExactly(3, 7, 7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "2147483648",
        "-9223372036854775809",
        "1.5",
        "1e3",
        "-0.0",
        "1E-3",
        "123456789012345678901234567890",
        "0.1",
        "1.0",
        "9007199254740993",
        "1.7976931348623157e308"
      })
  void numbersAreTheSameInYamlAndInJson(String number) {
    JsonNode json = Read.json(number);
    assertThat(Documents.read("a.json", number).documents().getFirst().tree()).isEqualTo(json);
    assertThat(Read.tree(number)).isEqualTo(json);
  }

  @Test
  void numberThatIsNotFiniteIsAnError() {
    assertThat(Read.error("a.json", "[1e999]"))
        .isEqualTo("1:2 the number is too large; write a smaller one, or quote it");
  }

  @Test
  void halfASurrogatePairIsReplacedAsInGo() {
    assertThat(Read.tree("{\"a\": \"x\\ud800y\\ud83d\\ude00\"}").get("a").textValue())
        .isEqualTo("x\uFFFDy\uD83D\uDE00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\"", "{\"a\": \"b", "{\"a\":"})
  void unfinishedJsonIsAnErrorOfOneLine(String text) {
    assertThat(Read.error("a.json", text))
        .endsWith(
            "the JSON text ends too early; close the object, list or quote that is still open");
  }

  @Test
  void emptyJsonFileHoldsNothing() {
    assertThat(Documents.read("a.json", " \n\t")).isEqualTo(Documents.read("a.json", "null"));
  }
}
