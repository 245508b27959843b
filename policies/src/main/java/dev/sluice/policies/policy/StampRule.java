package dev.sluice.policies.policy;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.UpdateRule;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A stamp that Sluice did not write, as it gets here where the mutating webhook was not asked, or
 * another one changed it afterwards. None at all is no lie. Files have no requester, so nothing is
 * said of theirs.
 */
public final class StampRule implements Rule<Plain>, UpdateRule<Plain> {
  public static final String ID = "SLU-098";

  /** It, and what writes the stamp. */
  public static final List<Registration<?>> ALL =
      List.of(
          Registration.rule(RequestStamp.TYPE, new StampRule(), ID),
          Registration.update(RequestStamp.TYPE, new StampRule(), ID),
          Registration.mutation(RequestStamp.TYPE, new RequestStamping(), ID));

  /** Between the clocks of two replicas, of which one stamps and the other one judges. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String FIX = "remove the annotation, Sluice writes it";

  private StampRule() {}

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Resource resource = field.resource();
    if (resource.isNew()) {
      resource.requester().ifPresent(user -> judge(resource, user, findings));
    }
  }

  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Resource resource = after.resource();
    if (resource.requester().isEmpty()) {
      return;
    }
    if (!RequestStamp.stays(before.resource(), resource)) {
      judge(resource, resource.requester().orElseThrow(), findings);
      return;
    }
    RequestStamp old = RequestStamp.on(before.resource().object());
    for (String key : RequestStamp.KEYS) {
      Value annotation = annotation(resource, key);
      if (!annotation.node().equals(old.value(key))) {
        findings
            .of(ID)
            .forbidden(
                annotation,
                key + " is changed, but spec is not",
                old.value(key).isMissingNode()
                    ? FIX
                    : "leave it as it is, Sluice writes it when spec changes");
      }
    }
  }

  private static void judge(Resource resource, String user, Findings findings) {
    Value by = annotation(resource, RequestStamp.BY);
    String name = RequestStamp.name(user);
    if (by.isSet() && !by.is(name)) {
      findings
          .of(ID)
          .forbidden(
              by,
              "%s is %s, but the request is by %s"
                  .formatted(RequestStamp.BY, Quote.plain(by), Quote.string(name)),
              FIX);
    }
    Value at = annotation(resource, RequestStamp.AT);
    if (at.isSet() && !isAbout(at, resource.now())) {
      findings
          .of(ID)
          .forbidden(
              at,
              "%s is %s, which is not the time of the request"
                  .formatted(RequestStamp.AT, Quote.plain(at)),
              FIX);
    }
  }

  private static Value annotation(Resource resource, String key) {
    return resource.at("/metadata").get("annotations").entry(key);
  }

  private static boolean isAbout(Value at, Instant now) {
    return instant(at)
        .filter(time -> Duration.between(time, now).abs().compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  private static Optional<Instant> instant(Value value) {
    try {
      return value.string().map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
