package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.webhook.TestFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The reviews recorded from a real kube-apiserver, answered over real TLS as {@code
 * reviews.expected} says: file, allowed or denied, the rules of causes and warnings.
 */
class RecordedReviewsIT {
  @AutoClose private static RunningServer server = new RunningServer();

  @Test
  void everyRecordedReviewIsAnsweredAsExpected() throws Exception {
    List<Path> files = TestFiles.below(TestFiles.resource("reviews"), ".json");
    assertThat(files).hasSize(131);
    List<String> answers = new ArrayList<>();
    for (Path file : files) {
      answers.add(file.getFileName() + answer(file));
    }
    List<String> expected =
        TestFiles.text(TestFiles.resource("reviews.expected"))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(answers).containsExactlyElementsOf(expected);
  }

  private static String answer(Path file) throws Exception {
    String review = TestFiles.text(file);
    String webhook = file.toString().contains("-mutating") ? "/mutate" : "/validate";
    JsonNode response = server.review(webhook + "?timeout=10s", review);
    assertThat(response.path("uid"))
        .isEqualTo(RunningServer.JSON.readTree(review).at("/request/uid"));
    assertThat(response.has("patch")).isFalse();
    TreeSet<String> rules = new TreeSet<>();
    response.path("warnings").forEach(w -> rules.add(Answers.rule(w.asText())));
    response
        .at("/status/details/causes")
        .forEach(c -> rules.add(Answers.rule(c.path("message").asText())));
    String decision = response.path("allowed").asBoolean() ? "allowed" : "denied";
    return " " + decision + (rules.isEmpty() ? "" : " " + String.join(",", rules));
  }
}
