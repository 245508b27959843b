package dev.sluice.policies.podsecurity;

import java.util.Locale;
import java.util.Optional;

/** How much a namespace lets its pods do, from everything to the least. */
public enum Level {
  /** Everything. */
  PRIVILEGED,
  /** What gives no way out of a container that is known. */
  BASELINE,
  /** What hardened pods need. */
  RESTRICTED;

  /** The level as labels write it; empty for anything else. */
  public static Optional<Level> of(String label) {
    return switch (label) {
      case "privileged" -> Optional.of(PRIVILEGED);
      case "baseline" -> Optional.of(BASELINE);
      case "restricted" -> Optional.of(RESTRICTED);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
