package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the operator fetches a session job's artifact from. */
public final class JobArtifact implements Rule {
  private static final String ALLOWED = "kubernetes.operator.user.artifacts.allowed-schemes";
  private static final String RESTRICTED =
      "kubernetes.operator.user.artifacts.disallow-restricted-hosts";

  @Override
  public Set<String> ids() {
    return Set.of("SJ-4", "SJ-5", "SJ-6", "SJ-7", "SJ-9");
  }

  @Override
  public FieldType place() {
    return FieldType.JOB_ARTIFACT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value jar = site.value();
    if (!jar.node().isTextual()) {
      return;
    }
    try {
      judge(site, jar, new URI(jar.node().textValue()), findings);
    } catch (URISyntaxException e) {
      String problem = Quote.value(jar.node()) + " is no URI";
      String fix = "write a URI, with characters such as blanks as %20";
      findings.report("SJ-4", jar.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static void judge(Field site, Value jar, URI uri, Findings findings) {
    Optional<FlinkConfiguration> operator =
        OperatorConfiguration.defaults(site).map(d -> d.in(site.resource().namespace(), ""));
    List<String> schemes = operator.map(JobArtifact::schemes).orElse(List.of("https"));
    if (uri.getScheme() == null) {
      String problem = Quote.value(jar.node()) + " has no scheme";
      String fix = "write a whole URI, such as https://artifacts.example.com/job.jar";
      findings.report("SJ-5", jar.path(), ErrorType.Invalid, problem, fix);
      return;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme)) {
      scheme(jar, scheme, schemes, operator.isPresent(), findings);
    }
    boolean hosts = scheme.equals("http") || scheme.equals("https");
    if (hosts && operator.flatMap(JobArtifact::looksAtHosts).orElse(true)) {
      host(jar, uri, operator.isPresent(), findings);
    }
  }

  private static void scheme(
      Value jar, String scheme, List<String> allowed, boolean certain, Findings findings) {
    String problem = "the operator takes artifacts by " + String.join(", ", allowed) + " only";
    String fix = "offer the artifact so, or add " + Quote.text(scheme) + " to " + ALLOWED;
    if (certain) {
      findings.report("SJ-6", jar.path(), ErrorType.NotSupported, problem, fix);
    } else {
      String unless = problem + ", unless its configuration allows more";
      findings.advise("SJ-6", jar.path(), ErrorType.NotSupported, unless, fix);
    }
  }

  private static void host(Value jar, URI uri, boolean certain, Findings findings) {
    if (uri.getHost() == null) {
      String problem = Quote.value(jar.node()) + " names no host";
      String fix = "name the host, as in https://artifacts.example.com/job.jar";
      findings.report("SJ-7", jar.path(), ErrorType.Invalid, problem, fix);
    } else if (RestrictedHosts.isRestricted(uri.getHost())) {
      String problem = "the operator takes no artifact from the host " + Quote.text(uri.getHost());
      String fix = "offer the artifact at a public address, or set " + RESTRICTED + " to false";
      if (certain) {
        findings.report("SJ-9", jar.path(), ErrorType.Forbidden, problem, fix);
      } else {
        String unless = problem + ", unless its configuration allows any";
        findings.advise("SJ-9", jar.path(), ErrorType.Forbidden, unless, fix);
      }
    }
  }

  private static List<String> schemes(FlinkConfiguration operator) {
    return operator
        .get(ALLOWED)
        .map(option -> Stream.of(option.text().toLowerCase(Locale.ROOT).split("[;,\\s]+")).toList())
        .orElse(List.of("https"));
  }

  private static Optional<Boolean> looksAtHosts(FlinkConfiguration operator) {
    return operator.get(RESTRICTED).flatMap(option -> OptionText.bool(option.text()));
  }
}
