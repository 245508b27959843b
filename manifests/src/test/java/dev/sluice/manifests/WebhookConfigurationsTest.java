package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the webhooks follow from the kinds. */
class WebhookConfigurationsTest {
  private static final String COMMAND =
      "./mvnw test -pl manifests -am -Dtest=WebhookConfigurationsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=write";

  /**
   * The generated rules of one webhook.
   *
   * @param begin the comment above them
   * @param kinds those that are sent to it
   */
  record Generated(Path file, String begin, Predicate<JudgedKind> kinds) {
    /** The file with these rules, whatever it has now. */
    String written() {
      String comment = "  # Generated from the profiles of the kinds that " + begin + ":\n";
      Matcher present = Pattern.compile(comment + "(?: {2}- .*\n| {4}.*\n)*").matcher(text());
      assertThat(present.find()).as(comment).isTrue();
      return present.replaceFirst(Matcher.quoteReplacement(comment + WebhookRules.of(kinds)));
    }

    String text() {
      return TestFiles.text(file);
    }

    @Override
    public String toString() {
      return file.getFileName() + ", kinds that " + begin;
    }
  }

  static Stream<Generated> generated() {
    return Stream.of(
        new Generated(Webhooks.VALIDATING, "run Flink", kind -> !kind.configuresSluice()),
        new Generated(Webhooks.VALIDATING, "configure Sluice", JudgedKind::configuresSluice),
        new Generated(Webhooks.MUTATING, "can have a deployment target", JudgedKind::targeted),
        new Generated(Webhooks.MUTATING, "carry their requester", JudgedKind::stamped));
  }

  @ParameterizedTest
  @MethodSource
  void generated(Generated rules) throws IOException {
    String written = rules.written();
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(rules.file(), written);
    }
    assertThat(rules.text())
        .as("rules for the kinds that have a profile; to write them anew: %s", COMMAND)
        .isEqualTo(written);
  }
}
