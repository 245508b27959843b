package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Optional;
import java.util.Set;

/** Fewer task managers for a session cluster that is to go on running. */
public final class SessionClusterShrinking implements UpdateRule {
  static final Set<String> IDS = Set.of("VVP-077");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_SESSION_CLUSTER;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    Value now = after.value().get("numberOfTaskManagers");
    Optional<Long> number = now.number();
    Optional<Long> was = before.value().get("numberOfTaskManagers").number();
    boolean fewer = number.isPresent() && was.isPresent() && number.get() < was.get();
    if (fewer && isRunning(before) && isRunning(after)) {
      String problem = "fewer task managers than before; jobs on the removed ones restart";
      String fix = "make sure that the jobs bear a restart and find enough slots";
      findings.advise("VVP-077", now.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean isRunning(Field site) {
    return site.value().get("state").text().filter("RUNNING"::equals).isPresent();
  }
}
