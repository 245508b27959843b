package dev.sluice.webhook.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The open connections of a server, within bounds: their number, the time for a request's headers,
 * and what they leave of answers. One without a request may stay as long as there is room: API
 * servers open them ahead of time.
 */
public final class Connections {
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Limits limits;
  private final Consumer<Turned> turned;
  private final Map<HttpConnection, Connection> open = new ConcurrentHashMap<>();
  private final AtomicLong unread = new AtomicLong();

  /**
   * What connections may take.
   *
   * @param connections how many may be open
   * @param headers from the first byte of a request to the end of its headers
   * @param answer how long an answer may be left
   * @param unread how many bytes of answers may be left by all
   */
  public record Limits(int connections, Duration headers, Duration answer, long unread) {
    /** Of a port for so many connections. */
    public static Limits of(int connections) {
      return new Limits(
          connections, Duration.ofSeconds(30), Duration.ofSeconds(30), 16 * 1024 * 1024);
    }
  }

  /**
   * @param turned told of each connection that is ended for a limit
   */
  public Connections(Vertx vertx, Limits limits, Consumer<Turned> turned) {
    this.limits = limits;
    this.turned = turned;
    vertx.setPeriodic(SWEEP.toMillis(), time -> sweep());
  }

  /** Somebody has connected. Where there is no room somebody goes: who asks for nothing, or he. */
  public void opened(HttpConnection http) {
    Connection connection = new Connection(http, unread);
    http.closeHandler(closed -> open.remove(http));
    if (open.size() >= limits.connections && !displace()) {
      connection.close();
      turned.accept(Turned.FULL);
    } else {
      open.put(http, connection);
    }
  }

  /** A request begins; to be called before anything else is done with it. */
  public void begin(RoutingContext context) {
    Connection connection = open.get(context.request().connection());
    if (connection == null) {
      return; // it is being closed
    }
    connection.begin(context);
    if (unread.get() > limits.unread) {
      relieve();
    }
    context.next();
  }

  /**
   * Whether a client would lose a request by the end of the server: it could be sending one on a
   * connection of HTTP/1.1 while that is closed. HTTP/2 tells which requests are not answered.
   */
  public boolean isAnyKept() {
    return open.keySet().stream().anyMatch(http -> http.protocolVersion() != HttpVersion.HTTP_2);
  }

  private boolean displace() {
    return end(
        open.entrySet().stream()
            .filter(entry -> entry.getValue().isIdle())
            .max(Comparator.comparingLong(entry -> entry.getValue().idleNanos())),
        Turned.DISPLACED);
  }

  private void relieve() {
    end(
        open.entrySet().stream()
            .filter(entry -> entry.getValue().unreadNanos() > 0)
            .max(Comparator.comparingLong(entry -> entry.getValue().unreadNanos())),
        Turned.UNREAD_ANSWER);
  }

  private void sweep() {
    for (Map.Entry<HttpConnection, Connection> entry : open.entrySet()) {
      if (entry.getValue().hasSlowHeaders(limits.headers)) {
        end(Optional.of(entry), Turned.SLOW_HEADERS);
      } else if (entry.getValue().hasUnreadAnswer(limits.answer)) {
        end(Optional.of(entry), Turned.UNREAD_ANSWER);
      }
    }
  }

  private boolean end(Optional<Map.Entry<HttpConnection, Connection>> connection, Turned why) {
    connection.ifPresent(
        entry -> {
          open.remove(entry.getKey());
          if (why == Turned.UNREAD_ANSWER) {
            entry.getValue().cut();
          } else {
            entry.getValue().close();
          }
          turned.accept(why);
        });
    return connection.isPresent();
  }
}
