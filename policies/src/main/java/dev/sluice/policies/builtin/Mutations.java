package dev.sluice.policies.builtin;

import dev.sluice.policies.apache.SessionJobLabel;
import dev.sluice.policies.flinkcluster.FlinkClusterDefaulting;
import dev.sluice.policies.rule.Mutation;
import java.util.List;

/** The list of built-in mutations: a new one is one more line here. */
public final class Mutations {
  private static final List<Mutation> ALL =
      List.of(new FlinkClusterDefaulting(), new SessionJobLabel());

  private Mutations() {}

  /** The mutations that Sluice comes with; each is off until a policy names it. */
  public static List<Mutation> builtIn() {
    return ALL;
  }
}
