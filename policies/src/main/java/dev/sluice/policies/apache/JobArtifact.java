package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the operator fetches a session job's artifact from. */
final class JobArtifact implements Rule<Plain> {
  private static final String ALLOWED = "kubernetes.operator.user.artifacts.allowed-schemes";

  /** What no operator can fetch: there is no such file system, or it is the operator's own. */
  private static final Set<String> LOCAL = Set.of("local", "file");

  private static final String NOT_LOCAL =
      "which the operator can reach, or use an application cluster";
  private static final String RESTRICTED =
      "kubernetes.operator.user.artifacts.disallow-restricted-hosts";
  private static final String PUBLIC =
      "offer the artifact at a public address, or set " + RESTRICTED + " of the operator to false";
  private static final String UNLESS_CONFIGURED =
      ", unless its configuration says otherwise" + OperatorDefaults.IN_A_POLICY;

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value jar = field.value();
    jar.string().ifPresent(text -> judge(text, jar, field.resource(), findings));
  }

  private static void judge(String text, Value jar, Resource resource, Findings findings) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() == null) {
        String problem = Quote.value(jar) + " has no scheme";
        String fix = "set a URI with a scheme, such as https://artifacts.example.com/job.jar";
        findings.of("SJ-5").invalid(jar, problem, fix);
      } else {
        source(jar, uri, resource, findings);
      }
    } catch (URISyntaxException e) {
      String problem = Quote.value(jar) + " is not a valid URI";
      String fix = "escape special characters, such as a space as %20";
      findings.of("SJ-4").invalid(jar, problem, fix);
    }
  }

  private static void source(Value jar, URI uri, Resource resource, Findings findings) {
    Optional<FlinkConfiguration> operator =
        OperatorDefaults.of(resource).map(d -> d.in(resource.namespace(), ""));
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    List<String> allowed = operator.map(JobArtifact::schemes).orElse(List.of("https"));
    if (!allowed.contains(scheme)) {
      String problem =
          "unsupported scheme %s: the operator fetches artifacts only by %s"
              .formatted(Quote.string(scheme), String.join(", ", allowed));
      String fix = "set a URI such as " + allowed.getFirst() + "://artifacts.example.com/job.jar, ";
      String or = "or add " + Quote.string(scheme) + " to " + ALLOWED + " of the operator";
      findings
          .of("SJ-6")
          .unless(operator.isPresent(), UNLESS_CONFIGURED)
          .notSupported(jar, problem, fix + (LOCAL.contains(scheme) ? NOT_LOCAL : or));
    }
    boolean hosts = scheme.equals("http") || scheme.equals("https");
    if (hosts && operator.flatMap(JobArtifact::looksAtHosts).orElse(true)) {
      host(jar, uri, operator.isPresent(), findings);
    }
  }

  private static void host(Value jar, URI uri, boolean certain, Findings findings) {
    String host = "host " + Quote.string(uri.getHost() == null ? "" : uri.getHost());
    if (uri.getHost() == null) {
      String problem = Quote.value(jar) + " has no host";
      String fix = "add the host, as in https://artifacts.example.com/job.jar";
      findings.of("SJ-7").invalid(jar, problem, fix);
    } else if (RestrictedHosts.isService(uri.getHost())) {
      String problem =
          host + " is a Service, and the operator fetches nothing from private addresses";
      findings.of("SJ-9").unless(false, UNLESS_CONFIGURED).forbidden(jar, problem, PUBLIC);
    } else if (RestrictedHosts.isRestricted(uri.getHost())) {
      String problem = host + " is private or local, and the operator fetches nothing from there";
      findings.of("SJ-9").unless(certain, UNLESS_CONFIGURED).forbidden(jar, problem, PUBLIC);
    }
  }

  private static List<String> schemes(FlinkConfiguration operator) {
    return operator
        .get(ALLOWED)
        .map(option -> OptionText.words(option.text().toLowerCase(Locale.ROOT)))
        .orElse(List.of("https"));
  }

  private static Optional<Boolean> looksAtHosts(FlinkConfiguration operator) {
    return operator.get(RESTRICTED).flatMap(option -> OptionText.bool(option.text()));
  }
}
