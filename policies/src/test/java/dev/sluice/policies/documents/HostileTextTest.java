package dev.sluice.policies.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Seed;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileTextTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 20_000);
  private static final String TOO_DEEP =
      " more than 500 objects and lists within each other; flatten the document";

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "[[{", "{\"a\":", "- ", "? ", "{b: "})
  void deepNestingIsAnError(String piece) {
    for (String source : new String[] {"a.yaml", "-"}) {
      assertThat(Read.error(source, piece.repeat(100_000))).containsAnyOf(TOO_DEEP, "not valid");
    }
  }

  @Test
  void aMegabyteOfBracesIsAnErrorAtOnce() {
    String braces = "{".repeat(1 << 20);
    assertThat(Duration.ofNanos(nanos(() -> Read.error(braces)))).isLessThan(Duration.ofSeconds(5));
    assertThat(Read.error("a.json", "[".repeat(1 << 20))).isEqualTo("1:501" + TOO_DEEP);
    assertThat(Read.error("a: " + "[".repeat(1 << 20))).isEqualTo("1:503" + TOO_DEEP);
  }

  @Test
  void fiveHundredLevelsAreRead() {
    String json = "[".repeat(500) + "]".repeat(500);
    assertThat(Read.tree(json)).isEqualTo(Read.tree("# YAML\n" + json + " # end"));
  }

  @Test
  void aliasesThatNestTooDeeplyAreAnError() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 600; i++) {
      text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    assertThat(Read.error(text.toString())).endsWith(TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%1$d: &a%1$d [%2$s]\n", "a%1$d: &a%1$d {p: [%2$s], q: [%2$s]}\n"})
  void aliasBombIsAnErrorAndEndsTheSource(String line) {
    Documents read = Documents.read("x", "a: 1\n---\n" + bomb(line) + "---\nb: 1\n");
    assertThat(read.documents()).hasSize(1);
    assertThat(read.errors()).hasSize(1);
    assertThat(read.errors().getFirst().problem()).startsWith("too many values: ");
  }

  @Test
  void aTextWithManyAliasesIsOneText() {
    String text = "a: &a " + "x".repeat(300) + "\nb: [" + "*a,".repeat(20_000) + "]";
    JsonNode list = Read.tree(text).path("b");
    assertThat(list.get(19_999)).isSameAs(list.get(0));
  }

  @Test
  void aliasesOfALongTextAreCountedWithItsLength() {
    String text = "a: &a " + "x".repeat(300_000) + "\nb: [" + "*a,".repeat(20_000) + "]";
    assertThat(Read.error(text)).contains("too much text: a source may hold 33,554,432 characters");
  }

  @Test
  void ofBrokenDocumentsAHundredAreTold() {
    Documents read = Documents.read("x", "a: [\n---\n".repeat(1_000) + "b: 1\n");
    assertThat(read.errors()).hasSize(101);
    assertThat(read.errors().getLast().problem()).startsWith("more than 100 documents");
    assertThat(read.documents()).hasSize(1);
  }

  @Test
  void mergeBombIsAnError() {
    StringBuilder text = new StringBuilder("a0: &a0 {x: 1}\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%1$d: &a%1$d {<<: [*a%2$d, *a%2$d, *a%2$d]}\n".formatted(i, i - 1));
    }
    assertThat(Read.error(text.toString())).contains("too many values: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.json"})
  void moreThanAMillionValuesAreAnError(String source) {
    String text = "[" + "1,".repeat(1_000_000) + "1]";
    assertThat(Read.error(source, text)).contains("too many values: ");
  }

  @Test
  void textOverSixteenMebiIsAnError() {
    assertThat(Read.error("#".repeat((16 << 20) + 1)))
        .isEqualTo("1:1 the text has more than 16,777,216 characters; split it");
  }

  @Test
  void largeTextIsRead() {
    String line = "- \"" + "x".repeat(1000) + "\"\n";
    assertThat(Read.tree(line.repeat(16_000)).size()).isEqualTo(16_000);
    String text = "x".repeat(10 << 20);
    assertThat(Read.tree("\"" + text + "\"").textValue()).isEqualTo(text);
    assertThat(Read.tree("a: " + text).get("a").textValue()).isEqualTo(text);
    assertThat(Read.tree("a: |\n  " + text).get("a").textValue()).isEqualTo(text);
  }

  @Test
  void millionsOfDigitsAreNoNumber() {
    String digits = "9".repeat(1 << 20);
    assertThat(Read.tree("a: " + digits).get("a").isTextual()).isTrue();
    assertThat(Read.error("a.json", "[" + digits + "]"))
        .endsWith("a number or name is too long; shorten it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\ud800", "\udc00", "\ufffe"})
  void forbiddenCharacterIsAnErrorWithItsPosition(String character) {
    assertThat(Read.error("a: 1\nb: \uD83D\uDE00" + character + "\n"))
        .startsWith(
            "2:5 the character U+%04X is not allowed in YAML".formatted((int) character.charAt(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 'x\n", "a: \"x\n", "{\"a\": \"x\n", "'", "\"\\", "{'"})
  void quoteThatIsNotClosedIsAnError(String text) {
    assertThat(Read.error(text)).doesNotContain("\n").contains(";");
  }

  @Test
  void brokenTextNeverThrowsAndErrorsLieWithinIt() {
    Random random = new Random(Seed.of(HostileTextTest.class));
    for (int i = 0; i < ROUNDS; i++) {
      String text = noise(random);
      for (DocumentError error : Documents.read("-", text).errors()) {
        assertThat(error.line()).as(text).isBetween(1, text.split("\r\n|\r|\n", -1).length);
        assertThat(error.column()).as(text).isBetween(1, text.length() + 1);
        assertThat(error.problem()).as(text).doesNotContain("\n", "yaml.snake", "jackson", "Token");
      }
    }
  }

  private static String noise(Random random) {
    String alphabet = "ab1: \n\t-[]{},\"'\\&*!|>?%#~<.@`=\r\uFEFF\u2028\uD83D\uDE00\u0001xu0U/";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(alphabet.charAt((int) (alphabet.length() * Math.pow(random.nextDouble(), 1.7))));
    }
    return text.toString();
  }

  private static String bomb(String line) {
    StringBuilder text = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 30; i++) {
      text.append(line.formatted(i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    return text.toString();
  }

  private static long nanos(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return System.nanoTime() - start;
  }
}
