package dev.sluice.webhook.source;

import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;

/** Names of files as tools write them that show findings inside a repository. */
public final class SourcePath {
  private SourcePath() {}

  /** With forward slashes, without {@code .}, and without what a {@code ..} takes back. */
  public static String of(String source) {
    String slashes = source.replace(File.separatorChar, '/');
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : slashes.split("/")) {
      if (segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return (slashes.startsWith("/") ? "/" : "") + String.join("/", segments);
  }

  /** The same as a URI reference (RFC 3986): relative, unless the file was named from the root. */
  public static String uri(String source) {
    String path =
        Arrays.stream(of(source).split("/", -1))
            .map(SourcePath::encoded)
            .collect(Collectors.joining("/"));
    return path.startsWith("/") ? "file://" + path : path;
  }

  /** Everything but unreserved characters, so that no colon makes a scheme of a file's name. */
  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
