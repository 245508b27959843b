package dev.sluice.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs that are had together.
 *
 * @param folder below the project's cache
 * @param names of the files
 * @param variable of the environment that names a folder which has them; empty if there is none
 */
record Programs(String folder, List<String> names, String variable) {
  static final Programs KUBERNETES =
      new Programs(
          "kubernetes", List.of("kube-apiserver", "etcd", "kubectl"), "KUBEBUILDER_ASSETS");

  static final Programs HELM = new Programs("helm", List.of("helm"), "");

  /** Whether a folder has all of them. */
  boolean areIn(Path folder) {
    return names.stream().map(folder::resolve).allMatch(Files::isExecutable);
  }
}
