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
import java.util.Optional;

/**
 * Finds or makes the programs, in this order: {@code KUBEBUILDER_ASSETS}; the cache; the download
 * of the ecosystem's own test tools; a build from Go modules. What is made is kept in the cache.
 *
 * @param environment the variables of the process
 * @param version of Kubernetes, as in {@code 1.36.3}
 * @param makers those who can make them, in order
 */
record BinarySources(Map<String, String> environment, String version, List<Maker> makers) {
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

  /** For this machine and {@code -Dkubernetes.version}, by default what go.mod pins. */
  static BinarySources ofThisBuild() {
    String wanted = System.getProperty("kubernetes.version", "");
    return new BinarySources(
        System.getenv(),
        wanted.isBlank() ? GoBuild.pinnedVersion() : wanted.replaceFirst("^v", ""),
        List.of(new ToolsDownload(ToolsDownload.INDEX, Progress::say), new GoBuild()));
  }

  Binaries find() throws Unavailable {
    List<String> reasons = new ArrayList<>();
    String assets = environment.getOrDefault("KUBEBUILDER_ASSETS", "");
    if (!assets.isEmpty()) {
      Optional<Binaries> given = Binaries.in(Path.of(assets));
      if (given.isPresent()) {
        return given.get();
      }
      reasons.add("KUBEBUILDER_ASSETS=" + assets + " does not hold all of " + Binaries.NAMES);
    }
    Optional<Binaries> cached = Binaries.in(cache().resolve(version));
    return cached.isPresent() ? cached.get() : make(reasons);
  }

  /** One process at a time: the others wait, and find what it made. */
  private Binaries make(List<String> reasons) throws Unavailable {
    try {
      Files.createDirectories(cache());
      try (FileChannel lock =
          FileChannel.open(
              cache().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        Optional<Binaries> made = Binaries.in(cache().resolve(version));
        return made.isPresent() ? made.get() : makeLocked(reasons);
      }
    } catch (IOException e) {
      throw new Unavailable(String.join("; ", reasons) + "; cannot write to " + cache() + ": " + e);
    }
  }

  private Binaries makeLocked(List<String> reasons) throws Unavailable, IOException {
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
        return Binaries.in(place)
            .orElseThrow(() -> new Unavailable(place + " lacks some of " + Binaries.NAMES));
      } catch (Unavailable e) {
        reasons.add(e.getMessage());
      } finally {
        Folders.delete(work);
      }
    }
    throw new Unavailable(String.join("; ", reasons));
  }

  /** The project's folder below the user's cache directory. */
  private Path cache() {
    String base = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return (base.isEmpty() ? Path.of(home, ".cache") : Path.of(base)).resolve("sluice/kubernetes");
  }
}
