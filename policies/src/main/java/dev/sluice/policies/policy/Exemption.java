package dev.sluice.policies.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What people need to know of a PolicyExemption.
 *
 * @param name of its document
 * @param owner who answers for it
 * @param end when it ends, or ended
 */
public record Exemption(String name, String owner, Instant end) {

  /** Of one that covers something: {@code exemption NAME of OWNER ends on DATE}. */
  public String ends() {
    return "exemption %s of %s ends on %s".formatted(name, owner, day());
  }

  /** Of one that covers nothing any more. */
  public String ended() {
    return "exemption %s of %s ended on %s".formatted(name, owner, day());
  }

  /** In UTC. */
  private LocalDate day() {
    return LocalDate.ofInstant(end, ZoneOffset.UTC);
  }
}
