package dev.sluice.webhook.cli;

import dev.sluice.certs.CertificateSource;
import dev.sluice.certs.CertificateSourceException;
import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.webhook.kubeconfig.UnusableKubeconfig;
import dev.sluice.webhook.metrics.Logging;
import dev.sluice.webhook.server.CannotListen;
import dev.sluice.webhook.server.Listening;
import dev.sluice.webhook.server.Serving;
import dev.sluice.webhook.server.Tls;
import dev.sluice.webhook.server.Welcome;
import dev.sluice.webhook.source.StateFolder;
import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice serve}: the admission webhook and the validation service. */
@Command(
    name = "serve",
    description = "Answer admission reviews and validation requests over HTTPS.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n")
final class ServeCommand extends Subcommand {
  private static final int MAX_DRAIN_SECONDS = 3_600;

  private final Surroundings surroundings;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen. Default: this machine alone.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8443",
      description = "HTTPS port; 0 for any free one.")
  private int port;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of /livez, /readyz and /metrics; 0 for any free one.")
  private int managementPort;

  @Option(names = "--policies", paramLabel = "DIR", description = "Folder of Policy documents.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the cluster's objects that resources refer to.")
  private Optional<Path> state = Optional.empty();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--kubernetes-version",
      paramLabel = "VERSION",
      description = "Of the cluster, where no policy says it: 1.31 to 1.36. Default: 1.36.")
  private Optional<String> kubernetesVersion = Optional.empty();

  @Mixin private final AuditOptions audit = new AuditOptions();

  @Mixin private final CertificateOptions certificates = new CertificateOptions();

  @Option(
      names = "--ca-out",
      paramLabel = "FILE",
      description = "Where to write the local CA's certificate.")
  private Optional<Path> caOut = Optional.empty();

  @Option(
      names = "--log-format",
      paramLabel = "FORM",
      description = "How to log to standard error: ${COMPLETION-CANDIDATES}. Default: text.")
  private Logging.Format logFormat = Logging.Format.text;

  @Option(names = "--log-requests", fallbackValue = "true", description = "Log one line a review.")
  private boolean logRequests;

  @Option(names = "--no-check", fallbackValue = "true", description = "Do not offer POST /check.")
  private boolean noCheck;

  @Option(
      names = "--drain-delay",
      paramLabel = "SECONDS",
      description =
          "How long to serve on after SIGTERM, and up to 95 more while connections are kept."
              + " Default: 10; locally 0, and no more.")
  private Optional<Integer> drainDelay = Optional.empty();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    requirePort("--port", port);
    requirePort("--management-port", managementPort);
    requireOwnAddress();
    Optional<KubernetesVersion> version = kubernetesVersion(kubernetesVersion);
    caOut.map(this::in).ifPresent(this::requireWritable);
    if (port != 0 && port == managementPort) {
      throw usage("--port and --management-port are both " + port + "; choose two");
    }
    if (cluster.isGiven() && state.isPresent()) {
      throw usage("--cluster and --state both say what stands in the cluster; choose one");
    }
    if (audit.isGiven() && !cluster.isGiven()) {
      throw usage("--audit needs --cluster: it audits what stands there");
    }
    Logging.configure(logFormat, logRequests);
    Tls.settle();
    StateFolder.Loaded known = StateFolder.load(state, surroundings);
    if (!known.errors().isEmpty()) {
      known.errors().forEach(err()::println);
      return WRONG_USAGE;
    }
    RuleBook book = BuiltIn.book();
    try {
      Listening at =
          new Listening(
              host,
              port,
              managementPort,
              !noCheck,
              certificates.clients(surroundings),
              drainDelay());
      CertificateSource source = certificates.open(host, cluster, surroundings);
      Serving serving = Serving.start(at, source, book.kinds(), surroundings.clock());
      Enforcement enforcement = new Enforcement(serving, book, surroundings, policies, version);
      Optional<KubernetesClient> client = Optional.empty();
      if (cluster.isGiven()) {
        client = Optional.of(cluster.client(surroundings));
        enforcement.in(client.get());
      } else {
        enforcement.beside(known.state(), state);
      }
      serving.awaitPolicies();
      welcome(serving.admit());
      client.ifPresent(
          server ->
              audit.start(server, certificates.namespace(), serving, book.kinds(), surroundings));
      serving.untilStopped();
      return FINE;
    } catch (CertificateSourceException | CannotListen | UnusableKubeconfig e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private void welcome(Welcome welcome) {
    switch (logFormat) {
      case text -> welcome.print(out(), caOut.map(this::in));
      case json -> welcome.log(caOut.map(this::in));
    }
  }

  private Duration drainDelay() {
    if (drainDelay.filter(seconds -> seconds < 0 || seconds > MAX_DRAIN_SECONDS).isPresent()) {
      throw usage("--drain-delay must be between 0 and " + MAX_DRAIN_SECONDS + " seconds");
    }
    return drainDelay.map(Duration::ofSeconds).orElse(Listening.usualDrainDelay(host));
  }

  private void requirePort(String option, int given) {
    if (given < 0 || given > 65_535) {
      throw usage(option + ": there is no port " + given + "; choose one from 0 to 65535");
    }
  }

  /** Said here, since either port could fail for it, and neither is to blame. */
  private void requireOwnAddress() {
    try {
      new ServerSocket(0, 1, InetAddress.getByName(host)).close();
    } catch (UnknownHostException _) {
      throw usage("--host: " + host + " is neither an address nor a name that is known here");
    } catch (IOException _) {
      throw usage(
          "--host: " + host + " is not an address of this machine; 0.0.0.0 means all of them");
    }
  }

  private void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw usage("--ca-out: there is no folder " + folder + "; make it, or name another file");
    }
    if (Files.exists(file)
        ? !Files.isRegularFile(file) || !Files.isWritable(file)
        : !Files.isWritable(folder)) {
      throw usage("--ca-out: " + file + " cannot be written; name another file");
    }
  }

  private Path in(Path given) {
    return surroundings.directory().resolve(given);
  }
}
