import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Measures from the call of {@code ./sluice serve} to its first denial over HTTPS, without and with
 * the AOT cache, in alternating pairs: {@code java .mvn/StartBench.java [PAIRS]}.
 *
 * <p>Only the ratios count: times depend on the machine and on what else it does.
 */
public final class StartBench {
  private static final String REVIEW =
      "webhook/src/main/resources/dev/sluice/webhook/example-review.json";

  /** The launcher leaves out its cache; the JDK's own archive is used as ever. */
  private static final String PLAIN = "-Xshare:auto";

  private static final String CACHED = "";

  private record Start(double millis, double cpuMillis) {}

  private static SSLContext tls;
  private static byte[] request;

  public static void main(String[] args) throws Exception {
    int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new AnyServer()}, null);
    request = request(Files.readAllBytes(Path.of(REVIEW)));
    start(CACHED); // builds if needed, has the cache made, and warms this client up
    awaitCache();
    double[] wall = new double[pairs];
    double[] cpu = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      Start plain = start(PLAIN);
      Start cached = start(CACHED);
      wall[i] = cached.millis / plain.millis;
      cpu[i] = cached.cpuMillis / plain.cpuMillis;
      System.out.printf(
          Locale.ROOT,
          "pair %d: %5.0f ms plain, %5.0f ms cached: %.2f; of CPU %5.0f ms, %5.0f ms: %.2f%n",
          i + 1,
          plain.millis,
          cached.millis,
          wall[i],
          plain.cpuMillis,
          cached.cpuMillis,
          cpu[i]);
    }
    System.out.println("time to the first answer, cached / plain: " + summary(wall));
    System.out.println("CPU time until then, cached / plain:      " + summary(cpu));
  }

  private static String summary(double[] ratios) {
    Arrays.sort(ratios);
    int n = ratios.length;
    double median = (ratios[(n - 1) / 2] + ratios[n / 2]) / 2;
    return String.format(
        Locale.ROOT, "median %.2f, range %.2f to %.2f", median, ratios[0], ratios[n - 1]);
  }

  private static void awaitCache() throws Exception {
    for (int i = 0; i < 1200; i++) {
      try (Stream<Path> files = Files.list(Path.of("webhook/target"))) {
        List<String> made = files.map(Path::toString).filter(n -> n.contains(".aot")).toList();
        if (!made.isEmpty() && made.stream().allMatch(n -> n.endsWith(".aot"))) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("no AOT cache was made in two minutes");
  }

  private static Start start(String options) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder serve =
        new ProcessBuilder("./sluice", "serve", "--port", "" + port, "--management-port", "0")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT);
    serve.environment().put("SLUICE_JAVA_OPTS", options);
    long begin = System.nanoTime();
    Process process = serve.start();
    try {
      String answer = firstAnswer(process, port);
      double millis = (System.nanoTime() - begin) / 1e6;
      Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
      if (!answer.contains("\"allowed\":false")) {
        throw new IllegalStateException("no denial: " + answer);
      }
      return new Start(millis, cpu.toNanos() / 1e6);
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private static String firstAnswer(Process process, int port) throws Exception {
    while (process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return post(socket, port);
      } catch (IOException notYet) {
        Thread.sleep(2);
      }
    }
    throw new IllegalStateException("the server ended with " + process.exitValue());
  }

  private static String post(Socket plain, int port) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", port, true)) {
      socket.getOutputStream().write(request);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] request(byte[] body) {
    String head =
        "POST /validate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] all =
        Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + body.length);
    System.arraycopy(body, 0, all, head.length(), body.length);
    return all;
  }

  /** The server makes a certificate for itself; this client measures only. */
  private static final class AnyServer implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
