package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lists of an API server whole objects at a time, page after page, and never two at once. */
public final class Pages {
  private static final JsonMapper JSON = new JsonMapper();

  private final KubernetesClient client;
  private final int size;

  /**
   * A page of a list.
   *
   * @param items whole objects
   * @param remaining how many more there are; 0 where the server does not say it
   */
  public record Page(List<JsonNode> items, long remaining) {}

  /** Is told the pages. */
  @FunctionalInterface
  public interface Reader {
    void page(Page page) throws InterruptedException;
  }

  /**
   * @param size objects that are in memory at once
   */
  public Pages(KubernetesClient client, int size) {
    this.client = client;
    this.size = size;
  }

  /**
   * Reads a list to its end. Where it takes longer than the API server keeps what it was at the
   * start, the rest is read as it is then.
   *
   * @param path such as {@code /apis/flink.apache.org/v1beta1/flinkdeployments}
   * @return whether there is such a list
   * @throws Unreadable where it cannot be read
   */
  public boolean read(String path, Reader reader) throws Unreadable, InterruptedException {
    String token = "";
    do {
      Optional<JsonNode> list;
      try {
        list = get(path, token);
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_GONE || token.isEmpty()) {
          throw new Unreadable(reason(e));
        }
        token = goingOn(e);
        continue;
      }
      if (list.isEmpty()) {
        return false;
      }
      JsonNode metadata = list.get().path("metadata");
      reader.page(
          new Page(
              list.get().path("items").valueStream().toList(),
              metadata.path("remainingItemCount").asLong(0)));
      token = metadata.path("continue").asText("");
    } while (!token.isEmpty());
    return true;
  }

  /** One object; empty where there is none, or it may not be read. */
  public Optional<JsonNode> one(String path) {
    try {
      return parsed(client.raw(path));
    } catch (KubernetesClientException | Unreadable e) {
      return Optional.empty();
    }
  }

  private Optional<JsonNode> get(String path, String token) throws Unreadable {
    String more =
        token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    try {
      return parsed(client.raw(path + (path.contains("?") ? '&' : '?') + "limit=" + size + more));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<JsonNode> parsed(@Nullable String body) throws Unreadable {
    try {
      return body == null ? Optional.empty() : Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      throw new Unreadable("its answer is no JSON: " + e.getOriginalMessage());
    }
  }

  /** What lets a list go on that the server has forgotten. */
  private static String goingOn(KubernetesClientException gone) throws Unreadable {
    String token =
        gone.getStatus() == null || gone.getStatus().getMetadata() == null
            ? null
            : gone.getStatus().getMetadata().getContinue();
    if (token == null || token.isEmpty()) {
      throw new Unreadable(reason(gone));
    }
    return token;
  }

  private static String reason(KubernetesClientException e) {
    if (e.getStatus() != null && e.getStatus().getMessage() != null) {
      return e.getStatus().getMessage();
    }
    String reason = "HTTP " + e.getCode();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : cause.getMessage();
    }
    return reason;
  }

  /** A list that cannot be read. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    public Unreadable(String why) {
      super(why);
    }
  }
}
