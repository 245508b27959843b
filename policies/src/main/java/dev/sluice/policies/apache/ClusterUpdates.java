package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;

/** What cannot change once a FlinkDeployment or a FlinkSessionJob has been deployed. */
final class ClusterUpdates implements UpdateRule<Plain> {

  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Value was = before.value().get("spec");
    Value is = after.value().get("spec");
    if (was.equalsValue(is) || !LastReconciled.spec(before).isSet()) {
      return;
    }
    Value last = LastReconciled.spec(before);
    if (before.resource().kind().name().kind().equals("FlinkSessionJob")) {
      cluster(was, is.get("deploymentName"), last, findings);
    } else {
      job(was, is.get("job"), last, findings);
      mode(was, is.get("mode"), last, findings);
    }
  }

  private static void job(Value was, Value job, Value last, Findings findings) {
    if (job.isSet() == was.get("job").isSet() || job.isSet() == last.get("job").isSet()) {
      return;
    }
    if (job.isSet()) {
      String problem = "job is added, but a session cluster cannot become an application cluster";
      String fix = "remove it, and create a FlinkSessionJob or another FlinkDeployment";
      findings.of("FD-UPD-1").forbidden(job, problem, fix);
    } else {
      String problem = "job is removed, but an application cluster cannot become a session cluster";
      String fix = "put it back and suspend it with state, or create another FlinkDeployment";
      findings.of("FD-UPD-2").required(job, problem, fix);
    }
  }

  private static void mode(Value was, Value mode, Value last, Findings findings) {
    boolean standalone = isStandalone(mode);
    if (standalone != isStandalone(was.get("mode"))
        && standalone != isStandalone(last.get("mode"))) {
      String row = standalone ? "FD-UPD-3" : "FD-UPD-4";
      String other = standalone ? "native" : "standalone";
      String problem = "mode cannot change: the cluster is deployed as " + other;
      String fix = "set " + Quote.string(other) + ", or delete the resource and create it again";
      findings.of(row).forbidden(mode, problem, fix);
    }
  }

  private static boolean isStandalone(Value mode) {
    return mode.is("standalone");
  }

  private static void cluster(Value was, Value name, Value last, Findings findings) {
    Value deployed = last.get("deploymentName");
    if (!name.equalsValue(was.get("deploymentName"))
        && !name.equalsValue(deployed)
        && deployed.isString()) {
      String problem = "deploymentName cannot change: the job runs on " + Quote.value(deployed);
      String fix = "set " + Quote.value(deployed) + ", or create another FlinkSessionJob";
      findings.of("SJ-3").forbidden(name, problem, fix);
    }
  }
}
