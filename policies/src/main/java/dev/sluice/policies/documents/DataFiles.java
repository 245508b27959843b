package dev.sluice.policies.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;

/** The module's own data files. */
public final class DataFiles {
  private static final String ROOT = "/dev/sluice/policies/";

  private DataFiles() {}

  /** The YAML files of a folder by their name without ending, in the order of their names. */
  public static Map<String, Document> all(String folder) {
    Map<String, Document> files = new TreeMap<>();
    for (String file : names(folder)) {
      files.put(file.replace(".yaml", ""), document(folder + "/" + file));
    }
    return files;
  }

  /** The file names of a folder. */
  public static List<String> names(String folder) {
    try {
      URLConnection connection = url(folder).openConnection();
      if (connection instanceof JarURLConnection jar) {
        String prefix = jar.getEntryName() + "/";
        return jar.getJarFile().stream()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith(prefix) && name.endsWith(".yaml"))
            .map(name -> name.substring(prefix.length()))
            .sorted()
            .toList();
      }
      return text(folder).lines().filter(name -> name.endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder, e);
    }
  }

  /** One YAML file with one document. */
  public static JsonNode yaml(String file) {
    return document(file).tree();
  }

  private static Document document(String file) {
    Documents read = Documents.read(file, text(file));
    if (!read.errors().isEmpty() || read.documents().size() != 1) {
      throw new IllegalStateException("data file " + file + ": " + read.errors());
    }
    return read.documents().getFirst();
  }

  /** One JSON file. */
  public static JsonNode json(String file) {
    try {
      return new JsonMapper().readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("data file " + file, e);
    }
  }

  /** One file as it is. */
  public static String text(String file) {
    try (InputStream in = url(file).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static URL url(String file) {
    return Objects.requireNonNull(
        DataFiles.class.getResource(ROOT + file), () -> "no data file " + file);
  }
}
