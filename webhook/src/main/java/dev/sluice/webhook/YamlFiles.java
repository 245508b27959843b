package dev.sluice.webhook;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files with YAML or JSON documents: finding them in folders, and reading them. */
final class YamlFiles {
  /** Most bytes of one file. */
  static final int LIMIT = 64 * 1024 * 1024;

  private YamlFiles() {}

  /**
   * The {@code *.yaml}, {@code *.yml} and {@code *.json} files below a folder, sorted by name in
   * each folder. Hidden folders and links to folders are left out: a mounted ConfigMap has both.
   */
  static List<Path> below(Path folder) throws IOException {
    List<Path> children;
    try (Stream<Path> list = Files.list(folder)) {
      children = list.sorted().toList();
    }
    List<Path> files = new ArrayList<>();
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && !name.startsWith(".")) {
        files.addAll(below(child));
      } else if (name.matches(".*\\.(yaml|yml|json)") && !Files.isDirectory(child)) {
        files.add(child);
      }
    }
    return files;
  }

  /** What a file holds; one that cannot be read is an error at its start. */
  static Documents read(Path file, String name) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, name);
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  /** What a stream holds, under a name. */
  static Documents read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      return error(name, 1, 1, "is larger than 64 MiB; split it");
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String read = text.flip().toString();
    return result.isError() ? notUtf8(name, read) : Documents.read(name, read);
  }

  /** An error for a file or folder that cannot be read. */
  static Documents unreadable(String name, IOException e) {
    String problem =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file or folder; correct the path";
          case AccessDeniedException _ -> "may not be read; change its permissions";
          default -> "cannot be read: " + e.getMessage();
        };
    return error(name, 1, 1, problem);
  }

  /** Only an error. */
  static Documents error(String name, int line, int column, String problem) {
    return new Documents(List.of(), List.of(new DocumentError(name, line, column, problem)));
  }

  private static Documents notUtf8(String name, String before) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int start = before.lastIndexOf('\n') + 1;
    int column = before.codePointCount(start, before.length()) + 1;
    return error(name, line, column, "is not UTF-8 text; save it as UTF-8");
  }
}
