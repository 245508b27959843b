package dev.sluice.policies.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Who asked for an exemption as its spec is, and when: annotations that Sluice writes, and nobody
 * else.
 *
 * @param by the value of {@link #BY}; a missing node where there is none
 * @param at the value of {@link #AT}; a missing node where there is none
 */
public record RequestStamp(JsonNode by, JsonNode at) {
  /** The annotation that says who asked, as the API server calls the user. */
  public static final String BY = "sluice.dev/requested-by";

  /** The annotation that says when, to the second and in UTC. */
  public static final String AT = "sluice.dev/requested-at";

  static final List<String> KEYS = List.of(BY, AT);

  /** In the profiles of kinds that have one. */
  public static final FieldType<FieldType.Plain> TYPE = FieldType.plain("request-stamp");

  /** The characters of a user's name: an authenticator may make it of whatever it likes. */
  private static final int LONGEST_NAME = 256;

  /** That of an object as it is. */
  static RequestStamp on(JsonNode object) {
    JsonNode annotations = object.path("metadata").path("annotations");
    return new RequestStamp(annotations.path(BY), annotations.path(AT));
  }

  /** That of a request which a user makes now. */
  static RequestStamp of(String user, Instant now) {
    return new RequestStamp(
        TextNode.valueOf(name(user)),
        TextNode.valueOf(now.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** A user's name as the annotation has it: on one line, and of a long one the beginning. */
  static String name(String user) {
    return Quote.line(user, LONGEST_NAME - 1); // and the ellipsis
  }

  /** Whether an update leaves alone what was asked for, so that the stamp stays, too. */
  static boolean stays(Resource before, Resource after) {
    return before.object().path("spec").equals(after.object().path("spec"));
  }

  JsonNode value(String key) {
    return key.equals(BY) ? by : at;
  }
}
