package dev.sluice.bench;

import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Verdict;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.admission.AdmissionResponse;
import dev.sluice.webhook.admission.AdmissionReview;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The reviews that are measured: recorded ones, and one with as much in its pods as people write.
 */
public enum BenchReview {
  FLINKDEPLOYMENT_UPDATE("flinkdeployment-update-dry-run.json"),
  FLINKCLUSTER_UPDATE("flinkcluster-update-dry-run.json"),
  FLINKDEPLOYMENT_THREE_TEMPLATES("flinkdeployment-three-templates.json"),
  FLINKDEPLOYMENT_CREATE_LARGE("flinkdeployment-create-large.json");

  static final InForce IN_FORCE = BuiltIns.inForce(BuiltIns.policies(), InstantSource.system());

  final String file;

  BenchReview(String file) {
    this.file = file;
  }

  byte[] bytes() {
    try (InputStream review =
        BenchReview.class.getResourceAsStream("/dev/sluice/webhook/reviews/" + file)) {
      return Objects.requireNonNull(review, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole way from the bytes of a review to those of its answer. */
  static byte[] answer(byte[] bytes) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(bytes);
    AdmissionRequest resource = review.resource().orElseThrow();
    Verdict verdict = IN_FORCE.judge().judge(resource);
    return Json.write(AdmissionResponse.of(review, verdict, IN_FORCE.policies()), false);
  }

  static byte[] answer(BenchReview review) {
    try {
      return answer(review.bytes());
    } catch (BadRequest e) {
      throw new IllegalStateException(review.file, e);
    }
  }
}
