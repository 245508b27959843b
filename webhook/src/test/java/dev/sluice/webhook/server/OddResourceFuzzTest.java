package dev.sluice.webhook.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

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
  @FuzzTest(maxDuration = "1h")
  void everyOddResourceIsAnswered(FuzzedDataProvider data) {
    ObjectNode review = OddReviews.odd(Choices.of(data), 5);
    byte[] body = OddValues.body(review);
    try {
      ReviewFacts.expect(body);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("of the review " + new String(body, StandardCharsets.US_ASCII), e);
    }
  }
}
