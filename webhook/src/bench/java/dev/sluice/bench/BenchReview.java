package dev.sluice.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The reviews that are measured: recorded ones, and one with as much in its pods as people write.
 */
public enum BenchReview {
  FLINKDEPLOYMENT_UPDATE("flinkdeployment-update-dry-run.json"),
  FLINKCLUSTER_UPDATE("flinkcluster-update-dry-run.json"),
  FLINKDEPLOYMENT_THREE_TEMPLATES("flinkdeployment-three-templates.json"),
  /** The same with a deployment target of ten operations. */
  FLINKDEPLOYMENT_TARGET("flinkdeployment-three-templates.json") {
    @Override
    byte[] bytes() {
      return edited(
          super.bytes(),
          object ->
              object.withObject("/metadata/labels").put("sluice.dev/deployment-target", "jobs"));
    }
  },
  /** The same where each operation is so already. */
  FLINKDEPLOYMENT_TARGET_APPLIED("flinkdeployment-three-templates.json") {
    @Override
    byte[] bytes() {
      byte[] before = FLINKDEPLOYMENT_TARGET.bytes();
      Mutator.Mutated mutated = IN_FORCE.judge().mutator().mutate(request(before));
      if (mutated.edits().size() < 5) {
        throw new IllegalStateException("the target does nothing: " + mutated.edits());
      }
      return edited(before, object -> object.setAll((ObjectNode) mutated.object()));
    }
  },
  FLINKDEPLOYMENT_CREATE_LARGE("flinkdeployment-create-large.json");

  private static final String FOLDER = "/dev/sluice/webhook/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final State TARGET = new KnownObjects(List.of(tree("ten-operations.json")));
  static final InForce IN_FORCE =
      new InForce(
          BuiltIns.policies(),
          new Judge(BuiltIns.BOOK, BuiltIns.policies(), InstantSource.system(), () -> TARGET));

  final String file;

  BenchReview(String file) {
    this.file = file;
  }

  byte[] bytes() {
    return resource("reviews/" + file);
  }

  private static byte[] edited(byte[] review, Consumer<ObjectNode> edit) {
    try {
      JsonNode tree = JSON.readTree(review);
      edit.accept((ObjectNode) tree.at("/request/object"));
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream resource = BenchReview.class.getResourceAsStream(FOLDER + name)) {
      return Objects.requireNonNull(resource, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String name) {
    try {
      return JSON.readTree(resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AdmissionRequest request(byte[] review) {
    try {
      return AdmissionReview.read(review).resource().orElseThrow();
    } catch (BadRequest e) {
      throw new IllegalStateException(e);
    }
  }

  /** Read and allowed, without a look at the resource. */
  static byte[] allowed(byte[] bytes) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(bytes);
    Mutator.Mutated same = Mutator.Mutated.nothing(review.resource().orElseThrow().object());
    return Json.write(AdmissionResponse.patched(review, same, IN_FORCE.policies()), false);
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
