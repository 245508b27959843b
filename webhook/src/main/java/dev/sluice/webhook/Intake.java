package dev.sluice.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body within its bounds: the limit of one body, and the bytes that all requests
 * together may hold. What is too much is known as early as the headers say so.
 */
final class Intake {
  /** Too many bytes held already: the API server asks again after a second. */
  static final String BUSY = "too many reviews at once; ask again";

  private final int maxBody;
  private final Permits permits;

  Intake(int maxBody, Permits permits) {
    this.maxBody = maxBody;
    this.permits = permits;
  }

  /** A permit to be closed when the request is done with. */
  Permits.Permit open() {
    return permits.open();
  }

  /** The whole body; fails with 413 or 503. */
  Future<byte[]> read(HttpServerRequest request, Permits.Permit permit) {
    long length = length(request);
    if (length > maxBody) {
      return Future.failedFuture(tooLarge());
    }
    if (length > 0 && !permit.grow(length)) {
      return Future.failedFuture(new BadRequest(503, "overload", BUSY));
    }
    Promise<byte[]> whole = Promise.promise();
    Buffer body = Buffer.buffer(Math.max(0, (int) length));
    request.handler(
        chunk -> {
          BadRequest problem = problem(body.length() + chunk.length(), permit);
          if (problem == null) {
            body.appendBuffer(chunk);
          } else if (whole.tryFail(problem)) {
            request.handler(ignored -> {});
          }
        });
    request.endHandler(end -> whole.tryComplete(body.getBytes()));
    request.exceptionHandler(whole::tryFail);
    request.resume();
    return whole.future();
  }

  private @Nullable BadRequest problem(int length, Permits.Permit permit) {
    if (length > maxBody) {
      return tooLarge();
    }
    return permit.growTo(length) ? null : new BadRequest(503, "overload", BUSY);
  }

  private BadRequest tooLarge() {
    return new BadRequest(413, "too_large", "the body is larger than " + maxBody + " bytes");
  }

  /** As the header says; 0 where it does not. */
  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
