package dev.sluice.webhook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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

  /**
   * What a request that cannot be judged is answered. The API server asks again on 503 with {@code
   * Retry-After}; where the rest of a body is not wanted the connection goes too.
   */
  static void refuse(RoutingContext context, BadRequest bad) {
    HttpServerResponse response = context.response();
    if (bad.status() == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    boolean unread = !context.request().isEnded();
    boolean last = unread && bad.status() != 503 && !response.ended() && !response.closed();
    if (last && context.request().version() != HttpVersion.HTTP_2) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    Future<Void> said = text(context, bad.status(), bad.line());
    if (last) {
      said.onComplete(done -> close(context));
    }
  }

  /** The connection, or of HTTP/2 the stream, once what was said is on its way. */
  private static void close(RoutingContext context) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      context.response().reset();
    } else {
      context.request().connection().close();
    }
  }

  /** At most one line: the API server shows it to the person who waits. */
  static Future<Void> text(RoutingContext context, int status, String line) {
    HttpServerResponse response = context.response();
    return response.ended() || response.closed()
        ? Future.succeededFuture()
        : response
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
            .end(line + "\n");
  }
}
