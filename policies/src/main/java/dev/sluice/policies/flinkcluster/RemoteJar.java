package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** A jar at an address, which {@code flink run} does not fetch. */
final class RemoteJar implements Rule<FieldType.Plain> {

  @Override
  public void judge(Field<FieldType.Plain> job, Findings findings) {
    Value jar = job.value().get("jarFile");
    boolean isRun = !job.value().get("mode").is("Application");
    if (isRun
        && FlinkClusterOperator.isSpotify(job.resource())
        && jar.string().filter(file -> file.contains("://")).isPresent()) {
      String problem =
          Quote.value(jar) + " is a URI, but flink run reads only files in the submitter's pod";
      String fix =
          "put the jar into the image, and set its path, such as /opt/flink/usrlib/job.jar";
      findings.of("SLU-091").invalid(jar, problem, fix);
    }
  }
}
