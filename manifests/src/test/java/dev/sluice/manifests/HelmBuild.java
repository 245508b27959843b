package dev.sluice.manifests;

import dev.sluice.manifests.BinarySources.Maker;
import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Builds helm from Go modules, as {@code helm-tool/go.mod} pins them. */
final class HelmBuild implements Maker {
  private static final Path MODULE = Path.of("helm-tool");

  /** The version of helm in go.mod: the one place that says it. */
  static String pinnedVersion() {
    return GoBuild.pinnedVersion(MODULE, "helm.sh/helm/v3");
  }

  @Override
  public Path make(String version, Path folder) throws Unavailable, IOException {
    Path module = Files.createDirectory(folder.resolve("module"));
    Path out = Files.createDirectory(folder.resolve("bin"));
    GoBuild.copy(MODULE, module);
    Map<String, String> environment = GoBuild.environment(module, out);
    environment.compute("GOFLAGS", (name, flags) -> flags.replace("-mod=mod ", ""));
    Progress.say("building helm " + version + " from Go modules, two minutes or so, once");
    Tool.run(module, environment, line -> {}, List.of("go", "install", "-ldflags=-s -w", "tool"));
    return out;
  }
}
