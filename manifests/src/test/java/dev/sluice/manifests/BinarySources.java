package dev.sluice.manifests;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds or makes programs, in this order: the folder that a variable names; the cache; whoever can
 * make them. What is made is kept in the cache.
 *
 * @param environment the variables of the process
 * @param version as in {@code 1.36.3}
 * @param makers those who can make them, in order
 */
record BinarySources(
    Map<String, String> environment, Programs programs, String version, List<Maker> makers) {
  private static final String WORK = ".work-";

  /** Somebody who can make the programs of a version. */
  interface Maker {
    /**
     * Makes them.
     *
     * @param folder empty, on the file system of the cache; what else is left in it is thrown away
     * @return where they are, below the folder
     * @throws Unavailable if it cannot be done here
     */
    Path make(String version, Path folder) throws Unavailable, IOException;
  }

  /** The programs cannot be had, and why: one line. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String why) {
      super(why);
    }
  }

  /**
   * Of Kubernetes, in the version of {@code -Dkubernetes.version}, by default what go.mod pins:
   * from the download of the ecosystem's own test tools, or built from Go modules.
   */
  static BinarySources kubernetes() {
    String wanted = System.getProperty("kubernetes.version", "");
    return new BinarySources(
        System.getenv(),
        Programs.KUBERNETES,
        wanted.isBlank() ? GoBuild.pinnedVersion() : wanted.replaceFirst("^v", ""),
        List.of(new ToolsDownload(ToolsDownload.INDEX, Progress::say), new GoBuild()));
  }

  /** helm, in the version that go.mod pins, built from Go modules. */
  static BinarySources helm() {
    return new BinarySources(
        System.getenv(), Programs.HELM, HelmBuild.pinnedVersion(), List.of(new HelmBuild()));
  }

  /** The folder that has them. */
  Path find() throws Unavailable {
    List<String> reasons = new ArrayList<>();
    String given = environment.getOrDefault(programs.variable(), "");
    if (!given.isEmpty()) {
      if (programs.areIn(Path.of(given))) {
        return Path.of(given);
      }
      reasons.add(programs.variable() + "=" + given + " does not hold all of " + programs.names());
    }
    Path cached = cache().resolve(version);
    return programs.areIn(cached) ? cached : make(reasons);
  }

  /** One process at a time: the others wait, and find what it made. */
  private Path make(List<String> reasons) throws Unavailable {
    try {
      Files.createDirectories(cache());
      try (FileChannel lock =
          FileChannel.open(
              cache().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        Path made = cache().resolve(version);
        return programs.areIn(made) ? made : makeLocked(reasons);
      }
    } catch (IOException e) {
      throw new Unavailable(String.join("; ", reasons) + "; cannot write to " + cache() + ": " + e);
    }
  }

  private Path makeLocked(List<String> reasons) throws Unavailable, IOException {
    try (DirectoryStream<Path> ended = Files.newDirectoryStream(cache(), WORK + "*")) {
      for (Path folder : ended) {
        Folders.delete(folder);
      }
    }
    for (Maker maker : makers) {
      Path work = Files.createTempDirectory(cache(), WORK);
      try {
        Path made = maker.make(version, work);
        Path place = cache().resolve(version);
        Folders.delete(place); // half of them, from elsewhere
        Files.move(made, place);
        if (!programs.areIn(place)) {
          throw new Unavailable(place + " lacks some of " + programs.names());
        }
        return place;
      } catch (Unavailable e) {
        reasons.add(e.getMessage());
      } finally {
        Folders.delete(work);
      }
    }
    throw new Unavailable(String.join("; ", reasons));
  }

  /** Their folder below the user's cache directory. */
  private Path cache() {
    String base = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return (base.isEmpty() ? Path.of(home, ".cache") : Path.of(base))
        .resolve("sluice")
        .resolve(programs.folder());
  }
}
