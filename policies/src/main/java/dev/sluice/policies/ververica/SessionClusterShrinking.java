package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Optional;

/** Fewer task managers for a session cluster that is to go on running. */
final class SessionClusterShrinking implements UpdateRule<Plain> {

  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Value now = after.value().get("numberOfTaskManagers");
    Optional<Long> number = now.integer();
    Optional<Long> was = before.value().get("numberOfTaskManagers").integer();
    boolean fewer = number.isPresent() && was.isPresent() && number.get() < was.get();
    if (fewer && isRunning(before) && isRunning(after)) {
      String problem =
          "numberOfTaskManagers goes from %d to %d, so jobs on the removed ones restart"
              .formatted(was.get(), number.get());
      String fix = "make sure that the jobs can restart and find enough slots";
      findings.of("VVP-077").mild().invalid(now, problem, fix);
    }
  }

  private static boolean isRunning(Field<Plain> cluster) {
    return cluster.value().get("state").is("RUNNING");
  }
}
