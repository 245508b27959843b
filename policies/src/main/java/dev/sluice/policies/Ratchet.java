package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kind.ListKeys;
import dev.sluice.policies.kubernetes.CanonicalJson;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Softens on UPDATE what was wrong before: a denial becomes a warning if the old object, judged as
 * a CREATE under today's policies, is denied for it too: same rule, same path (each list index
 * replaced by its element's key), equal JSON there or missing for the same reason. So no rule ever
 * blocks an operator's finalizer or a label edit on an object that was let in before the rule was.
 */
final class Ratchet {
  private final Set<String> deniedBefore = new HashSet<>();
  private final Set<String> cutShort;

  /** Of values by identity: many rules may speak of one, and it may be large. */
  private final IdentityHashMap<JsonNode, String> digests = new IdentityHashMap<>();

  /** Whole objects without what nobody judges. */
  private final IdentityHashMap<JsonNode, JsonNode> judged = new IdentityHashMap<>();

  /**
   * @param before what is said of the old object
   * @param cutShort the rules that found more there than was kept: which ones is not known, so all
   *     that they find now counts as found before
   */
  Ratchet(JsonNode old, List<Ruling> before, Set<String> cutShort) {
    this.cutShort = cutShort;
    before.stream()
        .filter(r -> r.action() == Action.Deny)
        .forEach(r -> deniedBefore.add(identity(r.finding(), old)));
  }

  /**
   * The ruling, softened where the ratchet holds.
   *
   * @param now the new object
   * @param harmless whether the update is one that is never refused
   */
  Ruling soften(Ruling ruling, JsonNode now, boolean harmless) {
    boolean holds =
        ruling.action() == Action.Deny
            && (harmless
                || cutShort.contains(ruling.finding().rule())
                || deniedBefore.contains(identity(ruling.finding(), now)));
    return holds ? ruling.ratchetedDown() : ruling;
  }

  /**
   * Whether an update is never refused, whatever it holds: one under deletion that leaves {@code
   * spec} as it was, and one that does nothing but remove finalizers.
   */
  static boolean isNeverRefused(JsonNode old, JsonNode now) {
    boolean deleting = now.path("metadata").hasNonNull("deletionTimestamp");
    return (deleting && old.path("spec").equals(now.path("spec")))
        || onlyRemovesFinalizers(old, now);
  }

  private static boolean onlyRemovesFinalizers(JsonNode old, JsonNode now) {
    JsonNode given = old.path("metadata").path("finalizers");
    if (given.isEmpty()) {
      return false;
    }
    Set<String> before = texts(given);
    Set<String> after = texts(now.path("metadata").path("finalizers"));
    return after.size() < before.size()
        && before.containsAll(after)
        && withoutBookkeeping(old).equals(withoutBookkeeping(now));
  }

  /** As texts, which are found fast whatever their hashes. */
  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(element -> texts.add(element.toString()));
    return texts;
  }

  private static JsonNode judged(JsonNode object) {
    JsonNode bare = withoutBookkeeping(object);
    return bare instanceof ObjectNode whole ? whole.without("status") : bare;
  }

  private static JsonNode withoutBookkeeping(JsonNode object) {
    ObjectNode bare = object.isObject() ? ((ObjectNode) object).objectNode() : null;
    if (bare == null) {
      return object;
    }
    bare.setAll((ObjectNode) object);
    if (object.path("metadata") instanceof ObjectNode metadata) {
      ObjectNode rest = bare.putObject("metadata");
      rest.setAll(metadata);
      rest.remove(List.of("finalizers", "managedFields", "resourceVersion", "generation"));
    }
    return bare;
  }

  /**
   * The rule, the path by element keys, and the JSON at the path, as a digest, since it may be
   * large; of the whole object all but what servers and their clients keep about it. Where there is
   * nothing the problem, which says for which other field it is needed: what else changes beside it
   * does not count.
   */
  private String identity(Finding finding, JsonNode root) {
    FieldPath path = finding.path();
    JsonNode value = path.isRoot() ? judged.computeIfAbsent(root, Ratchet::judged) : path.in(root);
    return finding.rule()
        + ' '
        + ListKeys.keyed(path, root)
        + ' '
        + (value.isMissingNode()
            ? finding.problem()
            : digests.computeIfAbsent(value, CanonicalJson::digest));
  }
}
