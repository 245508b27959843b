package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.manifests.BinarySources.Maker;
import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinarySourcesTest {
  private static final Maker OFFLINE =
      (version, folder) -> {
        throw new Unavailable("offline");
      };
  private static final Maker NEVER =
      (version, folder) -> {
        throw new AssertionError("not needed");
      };
  private static final Maker BUILD = (version, folder) -> programs(folder.resolve("out"));

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path cache;

  @BeforeEach
  void ownCache() {
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    cache = folder.resolve("cache/sluice/kubernetes");
  }

  @Test
  void givenAssetsComeFirst() throws Exception {
    Path assets = programs(folder.resolve("assets"));
    programs(cache.resolve("1.36.3"));
    environment.put("KUBEBUILDER_ASSETS", assets.toString());
    assertThat(find(NEVER)).isEqualTo(assets);
  }

  @Test
  void cachedOnesComeNextByVersion() throws Exception {
    programs(cache.resolve("1.35.0"));
    Path cached = programs(cache.resolve("1.36.3"));
    assertThat(find(NEVER)).isEqualTo(cached);
  }

  @Test
  void cacheIsBelowTheHomeFolderByDefault() throws Exception {
    environment.remove("XDG_CACHE_HOME");
    environment.put("HOME", folder.toString());
    Path cached = programs(folder.resolve(".cache/sluice/kubernetes/1.36.3"));
    assertThat(find(NEVER)).isEqualTo(cached);
  }

  @Test
  void whatTheFirstMakerThatCanMadeIsCachedAndNothingElse() throws Exception {
    Files.createDirectories(cache.resolve(".work-of-one-that-was-killed/modules"));
    assertThat(find(OFFLINE, BUILD, NEVER)).isEqualTo(cache.resolve("1.36.3"));
    assertThat(find(NEVER)).isEqualTo(cache.resolve("1.36.3"));
    try (var left = Files.list(cache)) {
      assertThat(left).map(f -> f.getFileName().toString()).containsOnly("1.36.3", ".lock");
    }
  }

  @Test
  void halfACacheIsMadeAnew() throws Exception {
    Files.delete(programs(cache.resolve("1.36.3")).resolve("etcd"));
    assertThat(find(BUILD)).isEqualTo(cache.resolve("1.36.3"));
  }

  @Test
  void oneLineSaysWhyEachSourceFails() {
    environment.put("KUBEBUILDER_ASSETS", "/none");
    Maker noGo =
        (version, work) -> {
          throw new Unavailable("no Go");
        };
    assertThatThrownBy(() -> find(OFFLINE, noGo))
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "KUBEBUILDER_ASSETS=/none does not hold all of [kube-apiserver, etcd, kubectl];"
                + " offline; no Go");
  }

  @Test
  void anotherVersionIsBuiltWithTheStagingModulesThatItNames() {
    String itsOwn =
        """
        replace (
        \tk8s.io/api => ./staging/src/k8s.io/api
        \tk8s.io/client-go => ./staging/src/k8s.io/client-go
        )
        """;
    assertThat(GoBuild.goMod("1.35.4", itsOwn))
        .contains("require k8s.io/kubernetes v1.35.4\n")
        .contains(
            "\tk8s.io/api => k8s.io/api v0.35.4\n\tk8s.io/client-go => k8s.io/client-go v0.35.4\n");
  }

  @Test
  void theNewestDownloadOfTheSameMinorVersionStandsInForTheWanted() {
    var releases =
        Api.json("{\"v1.36.0\": {}, \"v1.36.2\": {}, \"v1.36.10\": {}, \"v1.37.0\": {}}");
    assertThat(ToolsDownload.closest("1.36.2", releases)).contains("v1.36.2");
    assertThat(ToolsDownload.closest("1.36.3", releases)).contains("v1.36.10");
    assertThat(ToolsDownload.closest("1.35.1", releases)).isEmpty();
  }

  @Test
  void theBuildPinsAVersion() {
    assertThat(GoBuild.pinnedVersion()).matches("1\\.\\d+\\.\\d+");
    assertThat(HelmBuild.pinnedVersion()).matches("3\\.\\d+\\.\\d+");
  }

  private Path find(Maker... makers) throws Unavailable {
    return new BinarySources(environment, Programs.KUBERNETES, "1.36.3", List.of(makers)).find();
  }

  private static Path programs(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : Programs.KUBERNETES.names()) {
      assertThat(Files.createFile(folder.resolve(name)).toFile().setExecutable(true)).isTrue();
    }
    return folder;
  }
}
