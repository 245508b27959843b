package dev.sluice.webhook.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * Reads a request's body within the limit of one body and the bytes that all requests together may
 * hold. Those are taken as bytes come: what is only announced takes nothing from anybody.
 */
final class Intake {
  private static final byte[] NONE = {};

  /** Up to here one more step is four times what came, so that a small body is one step. */
  private static final int STEEP = 64 * 1024;

  private final HttpServerRequest request;
  private final Permits permits;
  private final Permits.Permit permit;
  private final int maxBody;
  private final long announced;
  private final Promise<byte[]> whole = Promise.promise();
  private byte[] bytes = NONE;
  private int length;

  /**
   * @param permit what is taken for the body; to be closed when the request is done with
   */
  Intake(HttpServerRequest request, Permits permits, Permits.Permit permit, int maxBody) {
    this.request = request;
    this.permits = permits;
    this.permit = permit;
    this.maxBody = maxBody;
    this.announced = length(request);
  }

  /**
   * Begins to read. The result fails with 413, 503, or 400 where the body breaks off. Once it has
   * failed, from here or from outside, what still comes is dropped and takes nothing.
   */
  Future<byte[]> read() {
    if (announced > maxBody) {
      fail(tooLarge());
    } else if (announced > 0 && !permits.fits(announced)) {
      fail(busy());
    } else {
      request.handler(this::add);
      request.endHandler(end -> whole.tryComplete(take()));
      request.exceptionHandler(
          broken -> fail(new BadRequest(400, "broken", "the body breaks off")));
      request.resume();
    }
    return whole.future();
  }

  /** Gives up; harmless where the body is there already. */
  void fail(BadRequest why) {
    whole.tryFail(why);
  }

  boolean isOver() {
    return whole.future().isComplete();
  }

  /** Bytes that have come. */
  int arrived() {
    return length;
  }

  private void add(Buffer chunk) {
    if (isOver()) {
      return;
    }
    int end = length + chunk.length();
    if (end > maxBody) {
      fail(tooLarge());
    } else if (end > bytes.length && !grow(end)) {
      fail(busy());
    } else {
      chunk.getBytes(bytes, length);
      length = end;
    }
  }

  /** By steps that grow with what has come, so that it is not copied for every chunk. */
  private boolean grow(int atLeast) {
    long step = (atLeast < STEEP ? 4L : 2L) * atLeast;
    long most = announced > 0 ? announced : maxBody;
    int size = (int) Math.max(atLeast, Math.min(step, most));
    if (!permit.growTo(size, announced > 0 ? announced : size)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  private byte[] take() {
    byte[] taken = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    bytes = NONE;
    return taken;
  }

  /** As the header says, which Netty has read as a number before; 0 where there is none. */
  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private BadRequest tooLarge() {
    return new BadRequest(413, "too_large", "the body is larger than " + maxBody + " bytes");
  }

  /** Too many bytes held already: the API server asks again after a second. */
  private static BadRequest busy() {
    return new BadRequest(503, "overload", "too many reviews at once; ask again");
  }
}
