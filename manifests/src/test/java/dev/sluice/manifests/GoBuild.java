package dev.sluice.manifests;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.sluice.manifests.BinarySources.Maker;
import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds the programs from Go modules: those that {@code kubernetes/go.mod} pins, or the same of
 * another version. Modules and compiled packages (some 3 GB) are thrown away, except that a module
 * cache which the user has already is used.
 */
final class GoBuild implements Maker {
  private static final Path MODULE = Path.of("kubernetes");
  private static final List<String> FILES = List.of("go.mod", "go.sum");
  private static final Pattern STAGING = Pattern.compile("(\\S+) => \\./staging/\\S+");
  private static final long NEEDED_BYTES = 5L << 30;

  /** go.mod above its replace lines. */
  private static final String HEAD =
      """
      // What the end-to-end tests run: kube-apiserver, kubectl and etcd, pinned together with all they are
      // built from. The staging modules have no versions of their own in k8s.io/kubernetes: the replace
      // lines name their releases. CONTRIBUTING.md says how to move to another version.
      module sluice.dev/kubernetes

      go 1.24

      tool (
      \tgo.etcd.io/etcd/server/v3
      \tk8s.io/kubernetes/cmd/kube-apiserver
      \tk8s.io/kubernetes/cmd/kubectl
      )

      require k8s.io/kubernetes v%s

      replace (
      """;

  /** How many modules (of some 160) or packages pass between two lines of progress. */
  private static final int STEP = 100;

  /** The version of Kubernetes in go.mod: the one place that says it. */
  static String pinnedVersion() {
    return pinnedVersion(MODULE, "k8s.io/kubernetes");
  }

  /** The version in which a module requires another. */
  static String pinnedVersion(Path module, String required) {
    Path file = module.resolve("go.mod");
    Matcher pin = Pattern.compile(Pattern.quote(required) + " v(\\S+)").matcher(text(file));
    if (!pin.find()) {
      throw new IllegalStateException(file + " names no version of " + required);
    }
    return pin.group(1);
  }

  @Override
  public Path make(String version, Path folder) throws Unavailable, IOException {
    if (Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES) {
      throw new Unavailable("a build from Go modules needs 5 GB of disk below " + folder);
    }
    Path module = Files.createDirectory(folder.resolve("module"));
    Path out = Files.createDirectory(folder.resolve("bin"));
    Map<String, String> environment = environment(module, out);
    Progress.say("building Kubernetes " + version + " from Go modules, some minutes, once");
    writeModule(version, module, environment);
    Tool.run(module, environment, new Count()::line, install(version));
    if (System.getProperty("golden", "").equals("write")) {
      copy(module, MODULE);
    }
    Files.move(out.resolve("server"), out.resolve("etcd"));
    return out;
  }

  /** For a build whose modules and packages are thrown away with it. */
  static Map<String, String> environment(Path module, Path out) throws Unavailable {
    List<String> cache = new ArrayList<>();
    Tool.run(module, Map.of(), cache::add, List.of("go", "env", "GOMODCACHE"));
    Map<String, String> environment = new HashMap<>();
    if (!Files.isDirectory(Path.of(cache.getFirst(), "cache", "download"))) {
      environment.put("GOMODCACHE", module.resolveSibling("modules").toString());
    }
    environment.put("GOCACHE", module.resolveSibling("compiled").toString());
    environment.put("GOBIN", out.toString());
    environment.put("CGO_ENABLED", "0");
    environment.put("GOWORK", "off");
    // Writable, so that a cache of ours can be deleted.
    environment.put("GOFLAGS", "-mod=mod -modcacherw -trimpath");
    return environment;
  }

  /** go.mod and go.sum as they are checked in; for another version a go.mod like it. */
  private static void writeModule(String version, Path module, Map<String, String> environment)
      throws Unavailable, IOException {
    if (version.equals(pinnedVersion())) {
      copy(MODULE, module);
      environment.compute("GOFLAGS", (name, flags) -> flags.replace("-mod=mod ", ""));
      return;
    }
    Files.writeString(module.resolve("go.mod"), "module sluice.dev/kubernetes\n");
    List<String> facts = new ArrayList<>();
    String kubernetes = "k8s.io/kubernetes@v" + version;
    String form = "-f={{.GoMod}}";
    Tool.run(module, environment, facts::add, List.of("go", "list", "-m", form, kubernetes));
    Files.writeString(module.resolve("go.mod"), goMod(version, text(Path.of(facts.getLast()))));
  }

  /** go.mod and go.sum. */
  static void copy(Path module, Path to) throws IOException {
    for (String file : FILES) {
      Files.copy(module.resolve(file), to.resolve(file), REPLACE_EXISTING);
    }
  }

  /** Kubernetes 1.x.y is built with the staging modules 0.x.y, all that its own go.mod names. */
  static String goMod(String version, String itsOwn) {
    StringBuilder text = new StringBuilder(HEAD.formatted(version));
    String staging = "v0" + version.substring(version.indexOf('.'));
    Matcher replaced = STAGING.matcher(itsOwn);
    while (replaced.find()) {
      text.append("\t%1$s => %1$s %2$s\n".formatted(replaced.group(1), staging));
    }
    return text.append(")\n").toString();
  }

  /** As Kubernetes' own build does it, the version is told to the linker. */
  private static List<String> install(String version) {
    String[] parts = version.split("\\.");
    String tell = "-X k8s.io/component-base/version.git";
    return List.of(
        "go",
        "install",
        "-v",
        "-ldflags=-s -w %1$sVersion=v%2$s %1$sMajor=%3$s %1$sMinor=%4$s"
            .formatted(tell, version, parts[0], parts[1]),
        "tool");
  }

  /** Go says a line for each module that it downloads and for each package that it compiles. */
  private static final class Count {
    private int modules;
    private int packages;

    void line(String line) {
      if (line.startsWith("go: downloading")) {
        say(++modules, "modules downloaded");
      } else if (line.contains(" ")) {
        Progress.say(line);
      } else {
        say(++packages, "of some 2,300 packages compiled");
      }
    }

    private static void say(int count, String what) {
      if (count % STEP == 0) {
        Progress.say(count + " " + what);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
