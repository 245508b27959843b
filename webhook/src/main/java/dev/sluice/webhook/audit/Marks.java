package dev.sluice.webhook.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.check.CheckResult.Judged;
import dev.sluice.webhook.check.Mark;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells how something that is refused today came to stand in a cluster: by the time at which the
 * resource was created, and the one since which the deciding policy is as it is.
 */
public final class Marks implements Look {
  /** Nothing is known of when policies changed. */
  public static final Marks NONE = new Marks(Map.of(), _ -> false);

  /**
   * Since when a policy is as it is.
   *
   * @param earliest not before
   * @param latest not after, with every rule that this Sluice knows; empty where that is not known
   */
  public record Since(Instant earliest, Optional<Instant> latest) {}

  /** Rules on a resource alone; what others judge may have changed without it. */
  private static final Set<String> ON_RESOURCES =
      Set.of("labels", "exclusivity", "ports", "pods-options", "kubernetes", "custom");

  private final Map<String, Since> since;
  private final Predicate<String> isOnResource;

  private Marks(Map<String, Since> since, Predicate<String> isOnResource) {
    this.since = Map.copyOf(since);
    this.isOnResource = isOnResource;
  }

  /**
   * By what is known of policies.
   *
   * @param since when each policy became what it is, by its name; none of those of which that is
   *     not known
   */
  public static Marks of(Map<String, Since> since, Catalogue catalogue) {
    return new Marks(
        since,
        rule ->
            catalogue.find(rule).filter(info -> ON_RESOURCES.contains(info.group())).isPresent());
  }

  @Override
  public Judged at(Judged judged, GivenDocuments among) {
    if (since.isEmpty() || !judged.verdict().denied()) {
      return judged;
    }
    Map<Finding, Mark> marks = new HashMap<>();
    created(judged.document().tree())
        .ifPresent(
            created ->
                judged
                    .verdict()
                    .denials()
                    .forEach(
                        ruling ->
                            of(ruling, created)
                                .ifPresent(mark -> marks.put(ruling.finding(), mark))));
    return judged.marked(marks);
  }

  private Optional<Mark> of(Ruling ruling, Instant created) {
    Since inForce = since.get(ruling.policy());
    if (inForce == null) {
      return Optional.empty();
    }
    if (created.isBefore(inForce.earliest())) {
      return Optional.of(Mark.OLDER);
    }
    return inForce.latest().filter(latest -> !created.isBefore(latest)).isEmpty()
            || ruling.ended().isPresent()
            || !isOnResource.test(ruling.finding().rule())
        ? Optional.empty()
        : Optional.of(Mark.AWAY);
  }

  /** When an object was created; empty where no server has stored it. */
  static Optional<Instant> created(JsonNode object) {
    return time(object.at("/metadata/creationTimestamp").asText(""));
  }

  /**
   * When what an object asks for was last changed, by whoever owns it.
   *
   * @param field such as {@code f:spec}
   */
  static Optional<Instant> changed(JsonNode object, String field) {
    return object
        .at("/metadata/managedFields")
        .valueStream()
        .filter(manager -> !manager.at("/fieldsV1").at(field).isMissingNode())
        .flatMap(manager -> time(manager.path("time").asText("")).stream())
        .max(Instant::compareTo)
        .or(() -> created(object));
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
