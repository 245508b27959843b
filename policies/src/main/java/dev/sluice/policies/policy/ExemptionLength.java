package dev.sluice.policies.policy;

import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** An exemption that ends in so long that nobody will remember it. */
public final class ExemptionLength implements Rule<WholeResource> {
  public static final String ID = "SLU-096";

  /** As the catalogue has it, for policies that replace it. */
  private static final int MAX_DAYS = 90;

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    Resource resource = field.resource();
    if (!resource.kind().isOwn() || !resource.kind().name().kind().equals("PolicyExemption")) {
      return;
    }
    Value expiresAt = Value.of(resource.object(), FieldPath.ROOT).get("spec").get("expiresAt");
    int days = resource.settings().parameter(ID, "maxDays").asInt(MAX_DAYS);
    Instant latest = resource.now().plus(Duration.ofDays(days));
    if (instant(expiresAt).filter(latest::isBefore).isPresent()) {
      findings
          .of(ID)
          .invalid(
              expiresAt,
              "expiresAt is %s, but must be at most %d days from now"
                  .formatted(day(instant(expiresAt).orElseThrow()), days),
              "set %s or earlier, and renew it as long as it is needed".formatted(day(latest)));
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Empty where it is none, which SLU-080 says. */
  private static Optional<Instant> instant(Value value) {
    try {
      return value.string().map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
