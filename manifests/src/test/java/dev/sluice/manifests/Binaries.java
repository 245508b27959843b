package dev.sluice.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The programs of a Kubernetes control plane, in one folder.
 *
 * @param folder where they are
 */
record Binaries(Path folder) {
  static final List<String> NAMES = List.of("kube-apiserver", "etcd", "kubectl");

  /** Those of a folder, if it has all of them. */
  static Optional<Binaries> in(Path folder) {
    return NAMES.stream().map(folder::resolve).allMatch(Files::isExecutable)
        ? Optional.of(new Binaries(folder))
        : Optional.empty();
  }

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
