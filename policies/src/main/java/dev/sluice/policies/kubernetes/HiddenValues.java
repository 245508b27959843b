package dev.sluice.policies.kubernetes;

import java.util.Set;

/** Fields whose values are never shown, since passwords are among them (contracts §2). */
public final class HiddenValues {
  private static final Set<String> FIELDS =
      Set.of("env", "envVars", "flinkConfiguration", "flinkProperties");

  private HiddenValues() {}

  /** Whether a field of this name holds options or environment variables. */
  public static boolean areIn(String field) {
    return FIELDS.contains(field);
  }
}
