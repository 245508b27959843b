package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Operation;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.policies.state.State;
import dev.sluice.policies.targets.DeploymentTarget;
import dev.sluice.policies.targets.TargetReference;
import dev.sluice.webhook.admission.TargetLookup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads a deployment target that a label names and the watch has not brought yet: the one question
 * to the API server on the way of a review. Reviews that ask for the same one share the read, and
 * for a moment its outcome.
 */
public final class TargetReads implements TargetLookup {
  private static final JsonMapper JSON = new JsonMapper();

  /** Less than what an API server waits for a webhook. */
  private static final long LIMIT_MILLIS = 2_000;

  /** How long an outcome is good for: what was created since comes by the watch. */
  private static final long SHARED_MILLIS = 500;

  private static final int MOST = 100;

  /** Names that an object can have; others are of none. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");

  private final KubernetesClient client;
  private final Supplier<State> state;
  private final Map<String, CompletableFuture<GivenDocuments>> reads = new ConcurrentHashMap<>();

  /**
   * @param state what is known of the cluster
   */
  public TargetReads(KubernetesClient client, Supplier<State> state) {
    this.client = client;
    this.state = state;
  }

  @Override
  public Optional<CompletionStage<GivenDocuments>> missing(AdmissionRequest request) {
    String name = TargetReference.label(request.object());
    boolean asks =
        !name.isEmpty()
            && request.operation() != Operation.DELETE
            && NAME.matcher(name).matches()
            && state.get().find(TargetReference.GROUP, DeploymentTarget.KIND, "", name)
                instanceof State.Lookup.Absent;
    return asks ? Optional.of(read(name)) : Optional.empty();
  }

  private CompletionStage<GivenDocuments> read(String name) {
    return reads.size() < MOST || reads.containsKey(name)
        ? reads.computeIfAbsent(name, this::shared)
        : CompletableFuture.failedFuture(new IllegalStateException("too many others are"));
  }

  private CompletableFuture<GivenDocuments> shared(String name) {
    return ask(name)
        .orTimeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
        .whenComplete(
            (found, failure) ->
                CompletableFuture.delayedExecutor(SHARED_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> reads.remove(name)));
  }

  private CompletableFuture<GivenDocuments> ask(String name) {
    String path = "apis/" + TargetReference.GROUP + "/v1alpha1/deploymenttargets/" + name;
    return client
        .getHttpClient()
        .sendAsync(
            client
                .getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + path)
                .build(),
            String.class)
        .thenApply(TargetReads::found);
  }

  private static GivenDocuments found(HttpResponse<String> answer) {
    try {
      return switch (answer.code()) {
        case HttpURLConnection.HTTP_OK -> new GivenDocuments(List.of(JSON.readTree(answer.body())));
        case HttpURLConnection.HTTP_NOT_FOUND -> new GivenDocuments(List.of());
        default ->
            throw new CompletionException(
                new IllegalStateException("the API server answers HTTP " + answer.code()));
      };
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
  }
}
