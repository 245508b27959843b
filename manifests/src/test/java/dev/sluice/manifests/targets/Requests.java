package dev.sluice.manifests.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Requests to the API server as clients make them, over connections that are kept. */
public final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAIN = "application/json";

  private final HttpClient http;
  private final String address;

  /**
   * What the server answered.
   *
   * @param code of HTTP
   * @param body an object, or a Status
   * @param warnings as their headers say them
   */
  public record Answer(int code, JsonNode body, List<String> warnings) {
    /** Whether it did what was asked. */
    public boolean done() {
      return code / 100 == 2;
    }

    /** The part of an object that its author decides. */
    public JsonNode spec() {
      return body.path("spec");
    }

    /** Of a refusal. */
    public String message() {
      return body.path("message").asText();
    }
  }

  /**
   * @param http which the server knows as an administrator
   * @param address such as {@code https://127.0.0.1:6443}
   */
  public Requests(HttpClient http, String address) {
    this.http = http;
    this.address = address;
  }

  /** Reads what is at a path. */
  public Answer get(String path) {
    return send(request(path, PLAIN).GET());
  }

  /** Creates an object. */
  public Answer post(String path, JsonNode object) {
    return send(request(path, PLAIN).POST(BodyPublishers.ofString(object.toString())));
  }

  /** Replaces an object. */
  public Answer put(String path, JsonNode object) {
    return send(request(path, PLAIN).PUT(BodyPublishers.ofString(object.toString())));
  }

  /** Changes some fields of an object. */
  public Answer merge(String path, JsonNode patch) {
    return patch(path, "application/merge-patch+json", patch);
  }

  /** Server-side apply of the fields that a manager wants, over those of other managers. */
  public Answer apply(String path, String manager, JsonNode fields) {
    String query = "?force=true&fieldManager=" + manager;
    return patch(path + query, "application/apply-patch+yaml", fields);
  }

  private Answer patch(String path, String type, JsonNode patch) {
    return send(request(path, type).method("PATCH", BodyPublishers.ofString(patch.toString())));
  }

  /** Deletes an object. */
  public Answer delete(String path) {
    return send(request(path, PLAIN).DELETE());
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), json(response.body()), response.headers().allValues("Warning"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
