package dev.sluice.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The two forms of answer: JSON, and one line of text for what went wrong. */
final class Http {
  private Http() {}

  static void json(RoutingContext context, byte[] body) {
    json(context, 200, "application/json", body);
  }

  static void json(RoutingContext context, int status, String type, byte[] body) {
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .end(Buffer.buffer(body));
    }
  }

  /** At most one line: the API server shows it to the person who waits. */
  static void text(RoutingContext context, int status, String line) {
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end(line + "\n");
    }
  }
}
