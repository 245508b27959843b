package dev.sluice.webhook.cli;

import dev.sluice.certs.LocalAuthority;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.webhook.source.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice certs make}: a server's certificate of an authority whose key nobody keeps. */
@Command(
    name = "make",
    description = {
      "Make a certificate and a key for a server: tls.crt and tls.key, and in ca.crt the authority",
      "that clients must trust. Its own key is not kept, so it never signs anything else."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n")
final class CertsMakeCommand extends Subcommand {
  private static final int MAX_DAYS = 3_650;

  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "What clients call the server, such as sluice.sluice-system.svc; IPs, too.")
  private List<String> names = List.of();

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "365",
      description = "How long it is valid. Default: 365.")
  private int days;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to write the files; none is overwritten. Default: here.")
  private Path folder = Path.of(".");

  @Option(
      names = "--secret",
      paramLabel = "NAMESPACE/NAME",
      description = "Print a Secret for kubectl instead, and write no file.")
  private Optional<String> secret = Optional.empty();

  CertsMakeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > MAX_DAYS) {
      throw usage("--days must be between 1 and " + MAX_DAYS);
    }
    Map<String, String> made = make();
    if (secret.isPresent()) {
      out().print(manifest(secret.get(), made));
    } else {
      made.forEach(this::write);
    }
    out().flush();
    return FINE;
  }

  private Map<String, String> make() {
    Instant now = surroundings.clock().instant();
    Duration lifetime = Duration.ofDays(days);
    LocalAuthority authority = LocalAuthority.create("Sluice local CA", now, lifetime);
    try {
      ServingCertificate issued = authority.issue(names, now, lifetime);
      Map<String, String> made = new LinkedHashMap<>();
      made.put("ca.crt", authority.certificatePem());
      made.put("tls.crt", issued.chainPem());
      made.put("tls.key", issued.keyPem());
      return made;
    } catch (IllegalArgumentException e) {
      throw usage("NAME: " + e.getMessage());
    }
  }

  private void write(String name, String pem) {
    Path file = surroundings.directory().resolve(folder).resolve(name);
    if (Files.exists(file)) {
      throw usage("--out: there is " + file + " already; remove it, or name another folder");
    }
    try {
      Files.createFile(
          file,
          PosixFilePermissions.asFileAttribute(
              PosixFilePermissions.fromString(name.endsWith(".key") ? "rw-------" : "rw-r--r--")));
      Files.writeString(file, pem, StandardOpenOption.WRITE);
      out().println(file);
    } catch (IOException | UnsupportedOperationException e) {
      throw usage("--out: " + file + " cannot be written (" + e + "); name another folder");
    }
  }

  private String manifest(String given, Map<String, String> made) {
    String[] parts = given.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw usage("--secret takes NAMESPACE/NAME, such as sluice-system/sluice-tls");
    }
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: Secret\n");
    yaml.append("metadata: {name: %s, namespace: %s}\n".formatted(parts[1], parts[0]));
    yaml.append("type: kubernetes.io/tls\ndata:\n");
    made.forEach(
        (name, pem) ->
            yaml.append("  ").append(name).append(": ").append(encoded(pem)).append('\n'));
    return yaml.toString();
  }

  private static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
