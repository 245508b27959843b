package dev.sluice.manifests;

import dev.sluice.testing.TestAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One kube-apiserver on loopback, with RBAC and without a controller manager: nothing collects
 * garbage, empties a deleted namespace or makes a pod. It can be stopped and started again.
 */
final class ApiServer implements AutoCloseable {
  private final int port = Ports.free();
  private final List<String> command;
  private final Path log;
  private LocalProcess process;

  ApiServer(Binaries binaries, TestAuthority authority, Etcd.Access etcd, Path log) {
    TestAuthority.Identity serving =
        authority.issue("kube-apiserver", "CN=kube-apiserver", "localhost", "127.0.0.1");
    TestAuthority.Identity tokens = authority.issue("service-accounts", "CN=service-accounts");
    this.log = log;
    this.command =
        List.of(
            binaries.apiServer(),
            "--etcd-servers=" + etcd.address(),
            "--etcd-cafile=" + etcd.authority(),
            "--etcd-certfile=" + etcd.identity().certificate(),
            "--etcd-keyfile=" + etcd.identity().key(),
            "--bind-address=127.0.0.1",
            "--secure-port=" + port,
            "--tls-cert-file=" + serving.certificate(),
            "--tls-private-key-file=" + serving.key(),
            "--client-ca-file=" + authority.certificate(),
            "--authorization-mode=RBAC",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=" + tokens.publicKey(),
            "--service-account-signing-key-file=" + tokens.key(),
            "--service-cluster-ip-range=10.0.0.0/24",
            // There is one, and no network that could reach it.
            "--endpoint-reconciler-type=none",
            // As almost everywhere, but not by itself.
            "--allow-privileged=true",
            // Nobody makes the accounts and classes that they would ask for.
            "--disable-admission-plugins=ServiceAccount,Priority,RuntimeClass");
  }

  String address() {
    return "https://127.0.0.1:" + port;
  }

  void start() {
    process = LocalProcess.start(log, command);
  }

  /** Polls until it holds, as long as the server runs. */
  void await(String what, BooleanSupplier holds) {
    process.await(what, holds);
  }

  /** What the process has taken of CPU time, in seconds. */
  double cpu() {
    return process.cpu();
  }

  /** Stops it; etcd keeps what it stored. */
  @Override
  public void close() {
    process.close();
  }
}
