package dev.sluice.policies.apache;

import dev.sluice.policies.generic.References;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** The job that a snapshot is taken of; a savepoint that exists already needs none. */
public final class SnapshotReference implements Rule {
  private static final Set<String> KINDS = Set.of("FlinkDeployment", "FlinkSessionJob");

  @Override
  public Set<String> ids() {
    return Set.of("SS-3", "SS-4");
  }

  @Override
  public FieldType place() {
    return FieldType.SNAPSHOT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value spec = site.value();
    if (spec.get("savepoint").get("alreadyExists").isTrue()) {
      return;
    }
    Value reference = spec.get("jobReference");
    if (!reference.isSet()) {
      String problem = "is missing: the operator cannot know which job is meant";
      String fix = "name kind and name of the job, or set savepoint.alreadyExists and path";
      findings.report("SS-3", reference.path(), ErrorType.Required, problem, fix);
    } else if (reference.node().isObject() && isPending(site)) {
      required(reference.get("kind"), "set FlinkDeployment or FlinkSessionJob", findings);
      required(reference.get("name"), "set the name of the job's resource", findings);
      existing(site, reference, findings);
    }
  }

  private static boolean isPending(Field site) {
    String state = site.resource().object().path("status").path("state").asText("");
    return state.isEmpty() || state.equals("TRIGGER_PENDING");
  }

  private static void required(Value member, String fix, Findings findings) {
    if (!member.isGiven()) {
      String problem = member.name() + " is missing, so that no job is found";
      findings.report("SS-4", member.path(), ErrorType.Required, problem, fix);
    }
  }

  private static void existing(Field site, Value reference, Findings findings) {
    String kind = reference.get("kind").node().asText("");
    Value name = reference.get("name");
    if (!KINDS.contains(kind) || name.filledText().isEmpty()) {
      return;
    }
    References.find(site, "SS-4", OperatorConfiguration.GROUP, kind, name, findings);
  }
}
