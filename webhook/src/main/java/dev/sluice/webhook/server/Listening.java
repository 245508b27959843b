package dev.sluice.webhook.server;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * Where {@code serve} listens, and what it offers there.
 *
 * @param host the address of both ports
 * @param port HTTPS; 0 for any free one
 * @param managementPort HTTP; 0 for any free one
 * @param check whether {@code /check} is offered
 * @param clients which clients are let in by their certificates; empty for all
 * @param drainDelay how long to serve on after the order to stop: until nobody sends anything new
 */
public record Listening(
    String host,
    int port,
    int managementPort,
    boolean check,
    Optional<X509TrustManager> clients,
    Duration drainDelay) {

  /** For API servers, which take seconds to notice; hardly any on this machine alone. */
  public static Duration usualDrainDelay(String host) {
    return local(host) ? Duration.ofMillis(100) : Duration.ofSeconds(10);
  }

  /**
   * How long to serve on after that for who keeps a connection without a request: an API server
   * leaves it after 90 s, and loses the request that it sends while it is closed. Nobody on this
   * machine alone is waited for.
   */
  Duration patience() {
    return local(host) ? Duration.ZERO : Duration.ofSeconds(95);
  }

  /** Whether nobody but this machine reaches an address. */
  public static boolean local(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }
}
