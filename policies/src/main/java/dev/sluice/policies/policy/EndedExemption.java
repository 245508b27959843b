package dev.sluice.policies.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A PolicyExemption that covers nothing any more.
 *
 * @param name of its document
 * @param owner who answers for it
 * @param on when it ended
 */
public record EndedExemption(String name, String owner, Instant on) {
  /** What a person is told of it, with the day in UTC. */
  public String text() {
    return "exemption %s of %s ended on %s"
        .formatted(name, owner, LocalDate.ofInstant(on, ZoneOffset.UTC));
  }
}
