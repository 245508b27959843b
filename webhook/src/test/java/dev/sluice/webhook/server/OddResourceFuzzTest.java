package dev.sluice.webhook.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.webhook.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts of {@link ReviewFacts} for recorded reviews and the objects of the contract kit with
 * odd values in them, which bytes alone seldom get to. An hour of it:
 *
 * <pre>JAZZER_FUZZ=1 ./mvnw test -pl webhook -am -Dtest=OddResourceFuzzTest</pre>
 *
 * <p>What it stores as {@code crash-*} means something else once a review or a case is added, so
 * keep the review that its failure prints, in the folder of {@link AdmissionReviewFuzzTest}.
 */
class OddResourceFuzzTest {
  private static final int LARGE = 20_000;

  private static final List<JsonNode> REVIEWS =
      Stream.concat(
              TestFiles.below(TestFiles.resource("reviews"), ".json").stream()
                  .map(TestFiles::text)
                  .filter(text -> text.length() < LARGE && !text.contains("\"DELETE\""))
                  .map(OddResourceFuzzTest::json),
              KitCase.all().map(KitReviews::of))
          .toList();

  @FuzzTest(maxDuration = "1h")
  void everyOddResourceIsAnswered(FuzzedDataProvider data) {
    ObjectNode review = REVIEWS.get(data.consumeInt(0, REVIEWS.size() - 1)).deepCopy();
    JsonNode other = REVIEWS.get(data.consumeInt(0, REVIEWS.size() - 1));
    OddValues odd = new OddValues(data, other);
    for (int changes = data.consumeInt(1, 5); changes > 0; changes--) {
      odd.change(review);
    }
    byte[] body = OddValues.body(review);
    try {
      ReviewFacts.expect(body);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("of the review " + new String(body, StandardCharsets.US_ASCII), e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return RunningServer.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
