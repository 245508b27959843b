package dev.sluice.policies.apache;

import dev.sluice.policies.generic.Reference;
import dev.sluice.policies.generic.References;
import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** The job that a snapshot is taken of; a savepoint that exists already needs none. */
final class SnapshotReference implements Rule<Plain> {
  private static final Set<String> KINDS = Set.of("FlinkDeployment", "FlinkSessionJob");

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value spec = field.value();
    if (spec.get("savepoint").get("alreadyExists").isTrue()) {
      return;
    }
    Value reference = spec.get("jobReference");
    if (!reference.isSet()) {
      String problem = "jobReference is required: it names the job to take the snapshot of";
      String fix = "set kind and name of the job, or savepoint.alreadyExists and path";
      findings.of("SS-3").required(reference, problem, fix);
    } else if (reference.isObject() && isPending(field.resource())) {
      required(reference.get("kind"), "set FlinkDeployment or FlinkSessionJob", findings);
      required(reference.get("name"), "set the name of the job's resource", findings);
      existing(reference, field.resource(), findings);
    }
  }

  private static boolean isPending(Resource snapshot) {
    String state = snapshot.at("/status/state").scalar();
    return state.isEmpty() || state.equals("TRIGGER_PENDING");
  }

  private static void required(Value part, String fix, Findings findings) {
    if (!part.isPresent()) {
      String problem = part.name() + " is required: without it no job is found";
      findings.of("SS-4").required(part, problem, fix);
    }
  }

  private static void existing(Value reference, Resource snapshot, Findings findings) {
    String kind = reference.get("kind").scalar();
    if (KINDS.contains(kind)) {
      Reference job = new Reference("SS-4", OperatorConfiguration.GROUP, kind);
      Value at = reference.get("name");
      at.filledString().ifPresent(name -> References.find(snapshot, job, name, at, findings));
    }
  }
}
