package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.BinarySources.Maker;
import dev.sluice.manifests.BinarySources.Unavailable;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Downloads what controller-runtime's envtest uses, from the releases of controller-tools. Not each
 * patch release is there: the newest listed one of the same minor version stands in for it.
 */
final class ToolsDownload implements Maker {
  static final URI INDEX =
      URI.create(
          "https://raw.githubusercontent.com/kubernetes-sigs/controller-tools/HEAD/envtest-releases.yaml");
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(SHORT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private final URI index;
  private final Consumer<String> progress;

  ToolsDownload(URI index, Consumer<String> progress) {
    this.index = index;
    this.progress = progress;
  }

  @Override
  public Path make(String version, Path folder) throws Unavailable, IOException {
    String text = new String(get(index, SHORT));
    JsonNode releases =
        Documents.read("index", text).documents().getFirst().tree().path("releases");
    String found =
        closest(version, releases)
            .orElseThrow(() -> new Unavailable("no download of Kubernetes " + version + " exists"));
    String archive = "envtest-%s-%s-%s.tar.gz".formatted(found, system(), processor());
    JsonNode listed = releases.path(found).path(archive);
    if (listed.isMissingNode()) {
      throw new Unavailable("there is no download " + archive);
    }
    progress.accept("downloading " + archive + " for Kubernetes " + version);
    byte[] content = get(URI.create(listed.path("selfLink").asText()), LONG);
    if (!sha512(content).equals(listed.path("hash").asText())) {
      throw new Unavailable("the download " + archive + " has not the checksum of its index");
    }
    Files.write(folder.resolve(archive), content);
    Tool.run(folder, Map.of(), line -> {}, List.of("tar", "-xzf", archive));
    return folder.resolve("controller-tools/envtest");
  }

  /** The version itself, or the newest of the same minor version. */
  static Optional<String> closest(String version, JsonNode releases) {
    if (releases.has("v" + version)) {
      return Optional.of("v" + version);
    }
    String minor = "v" + version.substring(0, version.lastIndexOf('.') + 1);
    return StreamSupport.stream(((Iterable<String>) releases::fieldNames).spliterator(), false)
        .filter(name -> name.matches("\\Q" + minor + "\\E\\d+"))
        .max((a, b) -> Integer.compare(patch(a), patch(b)));
  }

  private static int patch(String version) {
    return Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
  }

  private static byte[] get(URI address, Duration atMost) throws Unavailable {
    try {
      HttpResponse<byte[]> answer =
          CLIENT.send(
              HttpRequest.newBuilder(address).timeout(atMost).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new Unavailable(address + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new Unavailable("cannot reach " + address.getHost() + " (" + cause(e) + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted");
    }
  }

  /** The innermost, which says what it was: no such host, no route, no time left. */
  private static String cause(Throwable failure) {
    return failure.getCause() == null
        ? failure.getClass().getSimpleName()
        : cause(failure.getCause());
  }

  private static String sha512(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
        ? "darwin"
        : "linux";
  }

  private static String processor() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case String other -> other;
    };
  }
}
