package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import java.util.List;
import java.util.Optional;

/**
 * A change that a resource gets before it is stored, where a policy turns it on by its id: a pure
 * function that never throws on any tree.
 *
 * <p>It touches what it means and nothing else, and a second run changes nothing more, because the
 * API server calls a webhook again when another one has changed the object.
 */
public interface Mutation {

  /** The id that a policy turns it on by, with an entry in the catalogue whose action is Off. */
  String id();

  /** The type of place in kind profiles that it looks at. */
  FieldType place();

  /**
   * What to change, in this order.
   *
   * @param now the place in the object to be stored
   * @param before the same place in what it replaces; empty on CREATE
   */
  List<Edit> edits(Field now, Optional<Field> before);

  /**
   * An operation of a JSON Patch (RFC 6902), on a member of an object.
   *
   * @param op {@code add}, {@code replace} or {@code remove}
   * @param path the member; what is above it is there, or added by an edit before
   * @param value the new value; a missing node to remove
   */
  record Edit(String op, FieldPath path, JsonNode value) {

    /** Sets a member that is not there, or null. */
    public static Edit add(Value member, JsonNode value) {
      return new Edit("add", member.path(), value);
    }

    /** Sets a member that is there. */
    public static Edit replace(Value member, JsonNode value) {
      return new Edit("replace", member.path(), value);
    }

    /** Removes a member that is there. */
    public static Edit remove(Value member) {
      return new Edit("remove", member.path(), Value.missing(member.path()).node());
    }

    /**
     * Does it to the object that the edits were made for.
     *
     * @throws IllegalStateException where the member or what is above it is not as it must be: the
     *     API server would refuse the user's request for it
     */
    public void applyTo(JsonNode object) {
      JsonNode parent = path.parent().orElse(FieldPath.ROOT).in(object);
      boolean fits = op.equals("add") || parent.has(path.last());
      if (!(parent instanceof ObjectNode members) || !fits) {
        throw new IllegalStateException("cannot " + op + " " + path);
      }
      if (value.isMissingNode()) {
        members.remove(path.last());
      } else {
        members.set(path.last(), value.deepCopy());
      }
    }

    /** As it stands in a patch. */
    public ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("op", op).put("path", path.pointer());
      if (!value.isMissingNode()) {
        json.set("value", value);
      }
      return json;
    }
  }
}
