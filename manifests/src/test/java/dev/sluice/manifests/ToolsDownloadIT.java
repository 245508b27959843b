package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The download, from an index and an archive as the ecosystem publishes them. */
class ToolsDownloadIT {
  private static final List<String> PLATFORMS =
      List.of("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theArchiveOfTheIndexIsUnpacked() throws Exception {
    byte[] archive = archive();
    serve("/archive", archive);
    serve("/index", index(sha512(archive)));
    Path made = make("/index");
    assertThat(Programs.KUBERNETES.areIn(made)).isTrue();
  }

  @Test
  void anotherArchiveThanTheIndexSaysIsRefused() throws Exception {
    serve("/archive", archive());
    serve("/index", index(sha512(new byte[0])));
    assertThatThrownBy(() -> make("/index"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void noIndexIsSaidWithItsStatus() {
    assertThatThrownBy(() -> make("/none"))
        .isInstanceOf(Unavailable.class)
        .hasMessageEndingWith("/none answered 404");
  }

  private Path make(String index) throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    return new ToolsDownload(address(index), line -> {}).make("1.36.3", work);
  }

  private byte[] archive() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("in/controller-tools/envtest"));
    for (String name : Programs.KUBERNETES.names()) {
      assertThat(Files.createFile(tools.resolve(name)).toFile().setExecutable(true)).isTrue();
    }
    List<String> tar = List.of("tar", "-czf", "tools.tar.gz", "controller-tools");
    Tool.run(folder.resolve("in"), Map.of(), line -> {}, tar);
    return Files.readAllBytes(folder.resolve("in/tools.tar.gz"));
  }

  /** The newest patch release listed is another than the wanted. */
  private byte[] index(String hash) {
    StringBuilder index = new StringBuilder("releases:\n  v1.36.0:\n");
    for (String platform : PLATFORMS) {
      index.append("    envtest-v1.36.0-" + platform + ".tar.gz:\n");
      index.append("      hash: " + hash + "\n      selfLink: " + address("/archive") + "\n");
    }
    return index.toString().getBytes();
  }

  private static String sha512(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
  }

  private void serve(String path, byte[] content) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
