package dev.sluice.webhook.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An open connection: how much of bodies it has brought, how much of answers it has left, and since
 * when. Written on its own event loop, read from all.
 */
final class Connection {
  private static final String KEY = Connection.class.getName();

  /** No time: it does not wait for that. */
  private static final long NEVER = 0;

  private final HttpConnection http;
  private final Channel channel;
  private final AtomicLong unreadOfAll;
  private final AtomicLong bodies = new AtomicLong();
  private final AtomicLong unread = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile long lastAsked = now();
  private volatile long headersSince = NEVER;
  private volatile long unreadSince = NEVER;

  /** Says when a request begins to come: Vert.x only tells when its headers are there. */
  private final class FirstByte extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      if (requests.get() == 0 && headersSince == NEVER) {
        headersSince = now();
      }
      context.fireChannelRead(bytes);
    }
  }

  /**
   * @param unreadOfAll bytes of answers that all connections have left
   */
  Connection(HttpConnection http, AtomicLong unreadOfAll) {
    this.http = http;
    this.channel = ((HttpServerConnection) http).channelHandlerContext().channel();
    this.unreadOfAll = unreadOfAll;
    // Not of HTTP/2: there bytes may be pings and settings.
    if (channel.pipeline().get("httpDecoder") != null) {
      channel.pipeline().addBefore("httpDecoder", KEY, new FirstByte());
    }
  }

  /** The connection of a request that {@link Connections#begin} has seen. */
  static Connection of(RoutingContext context) {
    return Objects.requireNonNull(context.<Connection>get(KEY));
  }

  /** A request is there, but for its body. */
  void begin(RoutingContext context) {
    headersSince = NEVER;
    requests.incrementAndGet();
    context.put(KEY, this);
    context.addEndHandler(end -> ended());
  }

  private void ended() {
    requests.decrementAndGet();
    lastAsked = now();
  }

  /** The rest of a body, of a request answered before, was no beginning of another one. */
  void restOfBodyEnded() {
    headersSince = NEVER;
  }

  /** Bytes of bodies that are held for it. */
  AtomicLong bodies() {
    return bodies;
  }

  /** An answer of so many bytes is on its way. */
  void sending(Future<?> sent, int bytes) {
    if (unread.getAndAdd(bytes) == 0) {
      unreadSince = now();
    }
    unreadOfAll.addAndGet(bytes);
    sent.onComplete(
        done -> {
          unreadOfAll.addAndGet(-bytes);
          unreadSince = unread.addAndGet(-bytes) == 0 ? NEVER : now();
        });
  }

  /** Whether nothing of it is under way but perhaps the headers of a request. */
  boolean isIdle() {
    return requests.get() == 0 && unreadSince == NEVER;
  }

  /** For how long nothing has been asked. */
  long idleNanos() {
    return now() - lastAsked;
  }

  /** For how long it has left an answer; 0 where there is none. */
  long unreadNanos() {
    return since(unreadSince);
  }

  boolean hasSlowHeaders(Duration limit) {
    return since(headersSince) > limit.toNanos();
  }

  boolean hasUnreadAnswer(Duration limit) {
    return unreadNanos() > limit.toNanos();
  }

  /** Ends it with TLS's farewell. */
  void close() {
    Future<?> _ = http.close();
  }

  /** Ends it at once: one that does not read would not take a farewell either. */
  void cut() {
    ChannelFuture _ = channel.pipeline().firstContext().close();
  }

  private static long since(long time) {
    return time == NEVER ? 0 : now() - time;
  }

  /** Never {@link #NEVER}, which any value of the clock may be. */
  private static long now() {
    return System.nanoTime() | 1;
  }
}
