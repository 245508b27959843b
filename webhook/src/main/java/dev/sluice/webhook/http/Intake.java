package dev.sluice.webhook.http;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * Reads a request's body within its bounds: the limit of one body, and the bytes that all requests
 * together may hold. What is too much is known as early as the headers say so.
 */
final class Intake {
  /** Too many bytes held already: the API server asks again after a second. */
  static final String BUSY = "too many reviews at once; ask again";

  private static final byte[] NONE = {};

  private final int maxBody;
  private final Permits permits;

  Intake(int maxBody, Permits permits) {
    this.maxBody = maxBody;
    this.permits = permits;
  }

  /** Bytes of all bodies held now. */
  long held() {
    return permits.taken();
  }

  /** A permit to be closed when the request is done with. */
  Permits.Permit open() {
    return permits.open();
  }

  /**
   * Reads the body into {@code whole}, which fails with 413, 503, or 400 where the body breaks off.
   * Once it has failed, from here or from outside, what still comes is dropped and takes nothing.
   */
  void read(HttpServerRequest request, Permits.Permit permit, Promise<byte[]> whole) {
    Body body = new Body(permit);
    try {
      body.reserve(length(request));
    } catch (BadRequest tooMuch) {
      whole.tryFail(tooMuch);
      return;
    }
    request.handler(
        chunk -> {
          if (whole.future().isComplete()) {
            return;
          }
          try {
            body.add(chunk);
          } catch (BadRequest tooMuch) {
            whole.tryFail(tooMuch);
          }
        });
    request.endHandler(end -> whole.tryComplete(body.take()));
    request.exceptionHandler(broken -> whole.tryFail(new BadRequest("the body breaks off")));
    request.resume();
  }

  /** As the header says, which Netty has read as a number before; 0 where there is none. */
  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  /** Bytes as they come, held once. */
  private final class Body {
    private final Permits.Permit permit;
    private byte[] bytes = NONE;
    private int length;

    private Body(Permits.Permit permit) {
      this.permit = permit;
    }

    private void reserve(long atLeast) throws BadRequest {
      if (atLeast > maxBody) {
        throw new BadRequest(413, "too_large", "the body is larger than " + maxBody + " bytes");
      }
      if (!permit.growTo(atLeast)) {
        throw new BadRequest(503, "overload", BUSY);
      }
      if (atLeast > bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) atLeast);
      }
    }

    private void add(Buffer chunk) throws BadRequest {
      int end = length + chunk.length();
      if (end > bytes.length) {
        // Of unknown length: by half, so that it is not copied for every chunk.
        reserve(end > maxBody ? end : Math.min(maxBody, end + end / 2));
      }
      chunk.getBytes(bytes, length);
      length = end;
    }

    private byte[] take() {
      byte[] taken = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
      bytes = NONE;
      return taken;
    }
  }
}
