package dev.sluice.webhook.admission;

import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.http.BadRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Looks for a deployment target that a resource's label names and the state does not have yet, as
 * where one {@code kubectl apply} creates both.
 */
public interface TargetLookup {
  /** Nothing is looked for. */
  TargetLookup NONE = request -> Optional.empty();

  /**
   * What is found in the end, nothing where there is no such target, or a failure where it cannot
   * be known; empty where the state says all that the request asks.
   */
  Optional<CompletionStage<GivenDocuments>> missing(AdmissionRequest request);

  /** What a request is answered whose target could not be looked for: it may be sent again. */
  static BadRequest unanswered(Throwable failure) {
    return new BadRequest(
        503,
        "target_unknown",
        "the deployment target could not be looked for: " + failure.getMessage());
  }
}
