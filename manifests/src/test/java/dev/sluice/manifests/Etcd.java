package dev.sluice.manifests;

import dev.sluice.testing.TestAuthority;
import java.nio.file.Path;
import java.util.List;

/** One etcd on loopback, which knows only clients that its authority knows. */
final class Etcd implements AutoCloseable {
  private final LocalProcess process;

  /**
   * What a client needs.
   *
   * @param address its URL
   */
  record Access(String address, TestAuthority.Identity identity, Path authority) {}

  private final Access access;

  private Etcd(LocalProcess process, Access access) {
    this.process = process;
    this.access = access;
  }

  /** Starts it; the API server waits for it. */
  static Etcd start(Binaries binaries, TestAuthority authority, Path data, Path log) {
    TestAuthority.Identity identity = authority.issue("etcd", "CN=etcd", "localhost", "127.0.0.1");
    String address = "https://127.0.0.1:" + Ports.free();
    String peers = "http://127.0.0.1:" + Ports.free();
    LocalProcess process =
        LocalProcess.start(
            log,
            List.of(
                binaries.etcd(),
                "--data-dir=" + data,
                "--listen-client-urls=" + address,
                "--advertise-client-urls=" + address,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                "--cert-file=" + identity.certificate(),
                "--key-file=" + identity.key(),
                "--trusted-ca-file=" + authority.certificate(),
                "--client-cert-auth",
                // What is stored here is worth nothing after the tests.
                "--unsafe-no-fsync",
                "--log-level=warn"));
    return new Etcd(process, new Access(address, identity, authority.certificate()));
  }

  Access access() {
    return access;
  }

  @Override
  public void close() {
    process.close();
  }
}
