package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Judge;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.json.TreeReader.Outline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Judges a few reviews of its own before the server says ready: the first ones are slow. */
public final class WarmUp {
  private static final int ROUNDS = 50;

  private WarmUp() {}

  /** The review that {@code serve} offers to try: denied for several problems. */
  public static byte[] example() {
    try (InputStream in = WarmUp.class.getResourceAsStream("example-review.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void run(Judge verdicts) {
    byte[] denied = example();
    try {
      for (int i = 0; i < ROUNDS; i++) {
        answer(verdicts, denied);
        answer(verdicts, update(denied));
      }
    } catch (BadRequest e) {
      throw new IllegalStateException("the example is a review", e);
    }
  }

  private static void answer(Judge verdicts, byte[] body) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    Json.write(
        AdmissionResponse.of(
            review,
            verdicts.judge(review.resource().orElseThrow()),
            verdicts.policies().generation()),
        false);
  }

  /** The same as an update of itself, in which everything was there before. */
  public static byte[] update(byte[] create) throws BadRequest {
    JsonNode review = Json.read(create, Outline.NONE);
    ObjectNode request = (ObjectNode) review.path("request");
    request.put("operation", "UPDATE").set("oldObject", request.path("object"));
    return Json.write(review, false);
  }
}
