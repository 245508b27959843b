package dev.sluice.webhook.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The forms of answer: JSON or another type, and one line of text for what went wrong. */
public final class Http {
  /** For the rest of a body that nobody wants. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private Http() {}

  public static void json(RoutingContext context, byte[] body) {
    send(context, 200, "application/json", body);
  }

  /** An answer of any type. */
  public static void send(RoutingContext context, int status, String type, byte[] body) {
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      Future<?> sent =
          response
              .setStatusCode(status)
              .putHeader(HttpHeaders.CONTENT_TYPE, type)
              .end(Buffer.buffer(body));
      Connection.of(context).sending(sent, body.length);
    }
  }

  /**
   * What a request that cannot be judged is answered. The API server asks again on 503 with {@code
   * Retry-After}; where too much of a body or too slow a one is coming the connection goes too.
   */
  public static void refuse(RoutingContext context, int status, String line) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (status == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    boolean unread = hasBody(context.request()) && !context.request().isEnded();
    boolean last = unread && (status == 413 || status == 504);
    if (last && !isHttp2(context)) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    text(context, status, line);
    if (unread) {
      linger(context, last);
    }
  }

  /**
   * Lets the rest of a body come for a while, unread: to close on bytes under way would reset the
   * connection, and lose the answer.
   */
  private static void linger(RoutingContext context, boolean last) {
    long timer = context.vertx().setTimer(LINGER.toMillis(), fired -> close(context));
    context
        .request()
        .end()
        .onComplete(
            end -> {
              Connection.of(context).restOfBodyEnded();
              if (context.vertx().cancelTimer(timer) && last && !isHttp2(context)) {
                close(context);
              }
            });
  }

  /** Makes the answer to come the last of its connection, which is not one of HTTP/2. */
  public static void endAfter(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    context.addEndHandler(end -> close(context));
  }

  /** The connection, or of HTTP/2 the stream. */
  private static void close(RoutingContext context) {
    if (isHttp2(context)) {
      context.response().reset();
    } else {
      context.request().connection().close();
    }
  }

  /** Whether the body is said to be JSON; of types the case does not matter (RFC 9110, 8.3.1). */
  public static boolean isJson(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }

  /**
   * Whether a value holds what ends a line in HTTP/1: Netty lets HTTP/2 bring it (RFC 9113, 8.2.1).
   */
  public static boolean hasBrokenHeaders(HttpServerRequest request) {
    for (Map.Entry<String, String> header : request.headers()) {
      if (header.getValue().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length == null ? request.version() == HttpVersion.HTTP_2 : !length.equals("0"));
  }

  public static boolean isHttp2(RoutingContext context) {
    return context.request().version() == HttpVersion.HTTP_2;
  }

  /** At most one line: the API server shows it to the person who waits. */
  public static void text(RoutingContext context, int status, String line) {
    byte[] body = (line + "\n").getBytes(StandardCharsets.UTF_8);
    send(context, status, "text/plain; charset=utf-8", body);
  }
}
