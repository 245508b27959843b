import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks or writes google-java-format over every source: {@code java Format.java check|write}. */
public final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> unformatted = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      String imports =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE);
      String formatted = new Formatter().formatSource(imports);
      if (!formatted.equals(source)) {
        unformatted.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!write && !unformatted.isEmpty()) {
      unformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("format with: ./mvnw -q -N process-sources -Dformat=write");
      System.exit(1);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder :
        List.of(".mvn", "policies/src", "certs/src", "webhook/src", "manifests/src")) {
      Path sources = Path.of(folder);
      if (Files.isDirectory(sources)) {
        try (Stream<Path> walk = Files.walk(sources)) {
          walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    return files;
  }
}
