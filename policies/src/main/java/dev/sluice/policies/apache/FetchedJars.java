package dev.sluice.policies.apache;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Locale;

/** Jars of application clusters that the JobManager does not fetch. */
final class FetchedJars implements Rule<OperatedSpec> {
  private static final String RAW_HTTP = "user.artifacts.raw-http-enabled";

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    Value spec = field.value();
    Value jar = spec.get("job").get("jarURI");
    String uri = jar.string().orElse("").toLowerCase(Locale.ROOT);
    FlinkVersion version = FlinkVersion.of(spec.get("flinkVersion"));
    boolean fetched = uri.contains("://") && !uri.startsWith("local:");
    if (!fetched || spec.get("mode").is("standalone")) {
      return;
    }
    if (version.isBefore("v1_19")) {
      String problem = "jarURI is remote, but before Flink 1.19 the jar must be in the image";
      String fix =
          "put the jar into the image, and set a URI such as local:///opt/flink/usrlib/job.jar";
      findings.of("SLU-068").invalid(jar, problem, fix);
    } else if (version.isFrom("v1_19") && uri.startsWith("http://")) {
      OperatorConfiguration.at(field.spec().configurationAt(), field.resource())
          .filter(c -> !c.options().isTrue(RAW_HTTP))
          .ifPresent(c -> rawHttp(jar, findings));
    }
  }

  private static void rawHttp(Value jar, Findings findings) {
    String problem = "jarURI is an http URI, which Flink fetches only with " + RAW_HTTP;
    String fix = "use an https URI, or set the option " + RAW_HTTP + " to true";
    findings.of("SLU-068").mild().invalid(jar, problem, fix);
  }
}
