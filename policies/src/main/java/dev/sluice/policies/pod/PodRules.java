package dev.sluice.policies.pod;

import static dev.sluice.policies.rule.Registration.rule;

import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules about pods, whatever runs in them. */
public final class PodRules {
  /** All of them. */
  public static final List<Registration<?>> ALL =
      List.of(rule(PodPorts.TYPE, new ContainerPorts(), "POD-120", "PODW-02", "PODW-03"));

  private PodRules() {}
}
