package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Mutator;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.json.TreeReader.Outline;
import dev.sluice.webhook.json.UnreadableJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What makes the first reviews as fast as the later ones, done before the server says ready. */
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

  /** Has reviews read with the very names that rules look for, and those of every review. */
  public static void learn(Set<String> fieldNames) {
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    fieldNames.forEach(names::putNull);
    Json.learn(List.of(Json.write(names, false), example()));
  }

  /** Judges a few reviews of its own. */
  public static void run(InForce inForce) {
    byte[] denied = example();
    try {
      for (int i = 0; i < ROUNDS; i++) {
        answer(inForce, denied);
        answer(inForce, update(denied));
      }
    } catch (BadRequest e) {
      throw new IllegalStateException("the example is a review", e);
    }
  }

  private static void answer(InForce inForce, byte[] body) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    AdmissionRequest request = review.resource().orElseThrow();
    Mutator.Mutated mutated = inForce.judge().mutator().mutate(request);
    Json.write(AdmissionResponse.patched(review, mutated, inForce.policies()), false);
    Json.write(
        AdmissionResponse.of(review, inForce.judge().judge(request), inForce.policies()), false);
  }

  /** The same as an update of itself, in which everything was there before. */
  public static byte[] update(byte[] create) {
    try {
      JsonNode review = Json.read(create, Outline.NONE);
      ObjectNode request = (ObjectNode) review.path("request");
      request.put("operation", "UPDATE").set("oldObject", request.path("object"));
      return Json.write(review, false);
    } catch (UnreadableJson e) {
      throw new IllegalArgumentException("no review to make an update of", e);
    }
  }
}
