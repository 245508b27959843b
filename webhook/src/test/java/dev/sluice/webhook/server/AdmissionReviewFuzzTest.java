package dev.sluice.webhook.server;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The facts of {@link ReviewFacts} for any bytes. A build only answers the reviews in {@code
 * AdmissionReviewFuzzTestInputs}; this looks for others for an hour, and leaves the first one that
 * breaks a fact there as {@code crash-*}:
 *
 * <pre>JAZZER_FUZZ=1 ./mvnw test -pl webhook -am -Dtest=AdmissionReviewFuzzTest</pre>
 */
class AdmissionReviewFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void everyBodyIsAnsweredOrRefused(byte[] body) {
    ReviewFacts.expect(body);
  }
}
