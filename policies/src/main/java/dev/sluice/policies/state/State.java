package dev.sluice.policies.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the cluster beside the resource that is judged: a snapshot, so that all rules of
 * one verdict see the same. Kinds are named by API group and kind, whatever their version; the
 * namespace of a kind without namespaces is empty.
 *
 * <p>A rule that needs what is not known here says so in a note, and never in a finding.
 */
public interface State {
  /** Knows nothing about any kind. */
  State NONE =
      new State() {
        @Override
        public Lookup find(String group, String kind, String namespace, String name) {
          return Lookup.UNKNOWN;
        }

        @Override
        public Optional<List<JsonNode>> list(String group, String kind, String namespace) {
          return Optional.empty();
        }

        @Override
        public Optional<List<JsonNode>> all(String group, String kind) {
          return Optional.empty();
        }

        @Override
        public boolean mayKnow(String group, String kind) {
          return false;
        }
      };

  /** What is known about one object. */
  sealed interface Lookup {
    /** It is not there. */
    Lookup ABSENT = new Absent();

    /** Nothing is known about objects of its kind. */
    Lookup UNKNOWN = new Unknown();

    /** The object, with its status; read only. */
    record Found(JsonNode object) implements Lookup {}

    /** See {@link #ABSENT}. */
    record Absent() implements Lookup {}

    /** See {@link #UNKNOWN}. */
    record Unknown() implements Lookup {}
  }

  /** One object. */
  Lookup find(String group, String kind, String namespace, String name);

  /** All objects of a kind in a namespace; empty where it is not known which there are. */
  Optional<List<JsonNode>> list(String group, String kind, String namespace);

  /** All objects of a kind, in whatever namespace; empty where it is not known which there are. */
  Optional<List<JsonNode>> all(String group, String kind);

  /** Whether anything may be known about any object of a kind. */
  default boolean mayKnow(String group, String kind) {
    return true;
  }

  /**
   * The whole object of an identity; empty where it is not there, or only what rules read of it is
   * known.
   */
  default Optional<JsonNode> deployed(ObjectIdentity id) {
    return find(id.group(), id.kind(), id.namespace(), id.name())
            instanceof Lookup.Found(var object)
        ? Optional.of(object)
        : Optional.empty();
  }

  /** Where an object that was found is written, such as {@code b.yaml:14}; empty if not known. */
  default Optional<String> source(JsonNode object) {
    return Optional.empty();
  }
}
