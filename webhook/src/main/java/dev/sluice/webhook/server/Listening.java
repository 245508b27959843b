package dev.sluice.webhook.server;

import java.time.Duration;

/**
 * Where {@code serve} listens, and what it offers there.
 *
 * @param host the address of both ports
 * @param port HTTPS; 0 for any free one
 * @param managementPort HTTP; 0 for any free one
 * @param check whether {@code /check} is offered
 */
public record Listening(String host, int port, int managementPort, boolean check) {

  /** How long to serve on after the order to stop: until no API server sends anything new. */
  Duration drainDelay() {
    boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    return local ? Duration.ofMillis(100) : Duration.ofSeconds(10);
  }
}
