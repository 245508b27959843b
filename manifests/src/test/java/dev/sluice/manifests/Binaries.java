package dev.sluice.manifests;

import java.nio.file.Path;

/**
 * The programs of a Kubernetes control plane, in one folder.
 *
 * @param folder where they are
 */
record Binaries(Path folder) {
  String apiServer() {
    return program("kube-apiserver");
  }

  String etcd() {
    return program("etcd");
  }

  String kubectl() {
    return program("kubectl");
  }

  private String program(String name) {
    return folder.resolve(name).toAbsolutePath().toString();
  }
}
