package dev.sluice.manifests;

import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The root file system of the image, made as the Dockerfile makes it, and entered without a
 * container engine.
 *
 * @param folder where it is
 */
record RootFileSystem(Path folder) {
  private static final Path DOCKERFILE = Path.of("../Dockerfile");
  private static final String ENTER =
      TestFiles.resource("enter-rootfs").toAbsolutePath().toString();

  /** Makes it of the jar that was built. */
  static RootFileSystem build(Path folder) throws IOException, Unavailable {
    Folders.delete(folder);
    String target = SluiceProcess.JAR.getParent().toString();
    Tool.run(
        Path.of(".").toAbsolutePath(),
        Map.of(),
        line -> {},
        List.of("sh", "image/build-rootfs", target, folder.toAbsolutePath().toString()));
    return new RootFileSystem(folder.toAbsolutePath());
  }

  /** The command of the Dockerfile with these arguments, to be run beside this process. */
  List<String> command(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(way());
    Matcher quoted = Pattern.compile("\"([^\"]*)\"").matcher(instruction("ENTRYPOINT"));
    quoted.results().map(word -> word.group(1)).forEach(command::add);
    command.addAll(List.of(arguments));
    return command;
  }

  /** The user and group of the Dockerfile. */
  String user() throws IOException {
    return instruction("USER").strip();
  }

  private static String instruction(String name) throws IOException {
    try (Stream<String> lines = Files.lines(DOCKERFILE)) {
      return lines
          .filter(line -> line.startsWith(name + " "))
          .map(line -> line.substring(name.length()))
          .findFirst()
          .orElseThrow();
    }
  }

  /** As that user, or, where only root may be somebody else, as root of a user namespace. */
  private List<String> way() throws IOException {
    String root = folder.toString();
    return "root".equals(System.getProperty("user.name"))
        ? List.of("unshare", "--mount", "sh", ENTER, root, user())
        : List.of("unshare", "--map-root-user", "--mount", "sh", ENTER, root, "");
  }

  /** In bytes. */
  long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
