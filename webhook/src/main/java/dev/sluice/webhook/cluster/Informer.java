package dev.sluice.webhook.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * One list and watch of the API server's, which is tried again until it works, and goes on where it
 * broke off.
 */
final class Informer implements AutoCloseable {
  /** Objects that are in memory whole at once while the list is read. */
  private static final long PAGE = 50;

  /** Whether the server waits for it before it is ready. */
  enum Need {
    ALWAYS,
    /** Unless the right to read it is missing: then it is not known. */
    IF_ALLOWED,
    NEVER
  }

  private final String name;
  private final Need need;
  private final ReducedStore store;
  private final Runnable changed;
  private final SharedIndexInformer<GenericKubernetesResource> informer;
  private volatile boolean synced;
  private volatile Optional<Problem> problem = Optional.empty();

  /**
   * Why the list cannot be had.
   *
   * @param forbidden whether it is for want of a right
   */
  record Problem(String text, boolean forbidden) {}

  /**
   * @param name what is watched
   * @param resources where it is
   * @param changed told of each change of what it says of itself, on whatever thread
   */
  Informer(
      String name,
      Need need,
      Informable<GenericKubernetesResource> resources,
      ReducedStore store,
      Runnable changed) {
    this.name = name;
    this.need = need;
    this.store = store;
    this.changed = changed;
    this.informer =
        resources
            .withLimit(PAGE)
            .runnableInformer(0)
            .itemStore(store)
            .exceptionHandler((started, failure) -> failed(failure));
  }

  Informer start() {
    informer
        .start()
        .thenRun(
            () -> {
              store.complete();
              synced = true;
              problem = Optional.empty();
              changed.run();
            });
    return this;
  }

  private boolean failed(Throwable failure) {
    problem = Optional.of(problem(failure));
    changed.run();
    return true;
  }

  private static Problem problem(Throwable failure) {
    String text = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof KubernetesClientException refused && refused.getCode() > 0) {
        String message =
            refused.getStatus() == null || refused.getStatus().getMessage() == null
                ? "HTTP " + refused.getCode()
                : refused.getStatus().getMessage();
        return new Problem(message, refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN);
      }
      String message = cause.getMessage();
      text = message == null || message.isBlank() ? text : message;
    }
    return new Problem(
        "cannot be reached: " + (text.isEmpty() ? "connection refused" : text), false);
  }

  /** What is watched. */
  String name() {
    return name;
  }

  /** Whether all of it has been read once. */
  boolean synced() {
    return synced;
  }

  /** Why it has not been read yet; empty where it has, or the first answer is awaited. */
  Optional<Problem> problem() {
    return problem;
  }

  /** Whether it has not been read and the server waits for it. */
  boolean isAwaited() {
    return switch (need) {
      case ALWAYS -> !synced;
      case IF_ALLOWED -> !synced && problem.filter(Problem::forbidden).isEmpty();
      case NEVER -> false;
    };
  }

  /** Whether changes are heard of now. */
  boolean watching() {
    return informer.isWatching();
  }

  /** How many objects are kept. */
  int size() {
    return store.size();
  }

  /** When something was heard last, in milliseconds since 1970; 0 for never. */
  long lastEvent() {
    return store.lastEvent();
  }

  @Override
  public void close() {
    store.close();
    informer.close();
  }
}
