package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * What tells an object from all others: no two of the same identity can be in one cluster.
 *
 * @param group the API group, empty for the core group
 * @param kind the kind
 * @param namespace the namespace; {@code default} where none is given, as for kinds without
 * @param name the name
 */
public record ObjectIdentity(String group, String kind, String namespace, String name)
    implements Comparable<ObjectIdentity> {
  /** By name first, which differs most; maps find names of one hash by it. */
  private static final Comparator<ObjectIdentity> ORDER =
      Comparator.comparing(ObjectIdentity::name)
          .thenComparing(ObjectIdentity::namespace)
          .thenComparing(ObjectIdentity::kind)
          .thenComparing(ObjectIdentity::group);

  public ObjectIdentity {
    namespace = namespace.isEmpty() ? "default" : namespace;
  }

  /** The identity that an object gives itself. */
  public static ObjectIdentity of(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    String apiVersion = object.path("apiVersion").asText("");
    String kind = object.path("kind").asText("");
    return new ObjectIdentity(
        new KindName(apiVersion, kind).group(),
        kind,
        metadata.path("namespace").asText(""),
        metadata.path("name").asText(""));
  }

  /** Whether it is one of a kind. */
  public boolean isOf(String group, String kind) {
    return this.group.equals(group) && this.kind.equals(kind);
  }

  /** Whether it is one of a kind in a namespace. */
  public boolean isIn(String group, String kind, String namespace) {
    return this.equals(new ObjectIdentity(group, kind, namespace, name));
  }

  @Override
  public int compareTo(ObjectIdentity other) {
    return ORDER.compare(this, other);
  }
}
