package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleProse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text of the catalogue is as {@code docs/style-of-messages.md} says. Those of findings are
 * held where all cases are judged, in {@link KitTest}.
 */
class MessageStyleTest {
  static Stream<RuleInfo> rules() {
    return KitCase.BOOK.catalogue().all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theCatalogueKeepsTheStyle(RuleInfo rule) {
    assertThat(MessageStyle.title(rule.title())).as("title: %s", rule.title()).isEmpty();
    RuleProse prose = KitCase.BOOK.catalogue().prose(rule);
    assertThat(MessageStyle.what(prose.what())).as("what: %s", prose.what()).isEmpty();
    assertThat(MessageStyle.why(prose.why())).as("why: %s", prose.why()).isEmpty();
    assertThat(MessageStyle.catalogueFix(prose.fix())).as("fix: %s", prose.fix()).isEmpty();
  }

  @Test
  void titlesTellRulesApart() {
    assertThat(rules().map(RuleInfo::title)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "problem | 1.5Gi is no quantity | has \"is no\"",
        "problem | port name stands twice | has \"stands\"",
        "problem | unknown member x | has \"member\"",
        "problem | must be a text | has \"text\"",
        "problem | The value is wrong | begins with neither a name, a value nor in lower case",
        "problem | a value is wrong. | is more than one sentence, or ends with a full stop",
        "problem | a value is wrong; it is 2 | is more than one sentence, or ends with a full stop",
        "problem | it is not set, unless the operator sets it | does not say how to end the doubt",
        "fix | write a whole number | has \"whole number\"",
        "fix | a number is better | does not begin with what to do",
        "title | Pull policy that is none | is a sentence",
        "why | The operator refuses the resource. | begins with who refuses, not with what happens"
            + " to the job",
        "why | No job runs | does not end with a full stop"
      })
  void whatBreaksTheStyleIsFound(String part, String text, String fault) {
    Function<String, List<String>> check =
        switch (part) {
          case "problem" -> MessageStyle::problem;
          case "fix" -> MessageStyle::fix;
          case "title" -> MessageStyle::title;
          default -> MessageStyle::why;
        };
    assertThat(check.apply(text)).containsExactly(fault);
  }

  @Test
  void lengthsAreBounded() {
    assertThat(MessageStyle.problem("x".repeat(301))).containsExactly("301 characters");
    assertThat(MessageStyle.fix("set " + "x".repeat(247))).containsExactly("251 characters");
    assertThat(MessageStyle.title("X".repeat(53))).containsExactly("53 characters");
  }

  @Test
  void valuesOfUsersAreNoWordsOfOurs() {
    assertThat(MessageStyle.problem("unsupported value \"is no member. x; y\"")).isEmpty();
  }
}
