package dev.sluice.policies.apache.pods;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.apache.OperatorDefaults;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kubernetes.Nodes;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.Members;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lays a process's template over the one for all, as the operator does: objects member by member,
 * lists element by element, the first over the first, unless an option asks for elements of one
 * name (reference: Flink Kubernetes Operator, 13.1).
 */
final class TemplateMerge {
  private static final String BY_NAME = "kubernetes.operator.pod-template.merge-arrays-by-name";
  private static final String ROW = "SLU-093";
  private static final String ONE_ORDER =
      "give the lists one order, or set " + BY_NAME + " to true";
  private static final Set<String> MAPS =
      Set.of("labels", "annotations", "nodeSelector", "limits", "requests", "matchLabels");

  private final PodDraft draft;
  private final boolean byName;
  private final boolean isKnown;

  /**
   * @param draft what is told of losses and doubts
   * @param options the effective options
   * @param certain whether they have all that the operator sets by default
   */
  TemplateMerge(PodDraft draft, FlinkConfiguration options, boolean certain) {
    this.draft = draft;
    this.byName = options.isTrue(BY_NAME);
    this.isKnown = certain || options.get(BY_NAME).isPresent();
  }

  /** Both templates as one. */
  Part merge(Part base, Part layer) {
    return merge("", base, layer);
  }

  private Part merge(String name, Part base, Part layer) {
    if (!base.isSet() || !layer.isSet()) {
      return layer.isSet() ? layer : base;
    }
    if (base.isObject() && layer.isObject()) {
      return objects(name, base, layer);
    }
    return base.isList() && layer.isList() ? lists(name, base, layer) : layer;
  }

  private Part objects(String name, Part base, Part layer) {
    ObjectPart merged = ObjectPart.under(layer, base);
    boolean isMap = MAPS.contains(name);
    for (String member : layer.ownNames()) {
      Part above = isMap ? layer.entry(member) : layer.get(member);
      if (base.node(member).isContainerNode()) {
        above = merge(member, isMap ? base.entry(member) : base.get(member), above);
      }
      merged.set(member, above);
    }
    return merged;
  }

  private Part lists(String name, Part base, Part layer) {
    List<? extends Part> below = base.elements();
    List<? extends Part> above = layer.elements();
    if (below.isEmpty() || above.isEmpty()) {
      return below.isEmpty() ? layer : base;
    }
    List<String> namesBelow = byName ? names(below) : List.of();
    List<String> namesAbove = namesBelow.isEmpty() ? List.of() : names(above);
    return namesAbove.isEmpty()
        ? byPosition(name, base, above)
        : ListPart.of(
            base,
            byName(
                lastOfEachName(name, below, namesBelow), lastOfEachName(name, above, namesAbove)));
  }

  /** The names of elements; none where not each has one. */
  private static List<String> names(List<? extends Part> elements) {
    List<String> names = new ArrayList<>(elements.size());
    for (Part element : elements) {
      JsonNode name = element.node("name");
      if (!Nodes.isSet(name)) {
        return List.of();
      }
      names.add(name.asText());
    }
    return names;
  }

  private Members byName(Members merged, Members layers) {
    for (int i = 0; i < layers.size(); i++) {
      String name = layers.name(i);
      Part layer = layers.part(i);
      Part below = merged.get(name);
      merged.put(name, below == null ? layer : merge("", below, layer));
    }
    return merged;
  }

  /** Of elements with one name the operator takes the last, to where the first was. */
  private Members lastOfEachName(String list, List<? extends Part> elements, List<String> names) {
    Members last = new Members();
    for (int i = 0; i < elements.size(); i++) {
      Part element = elements.get(i);
      Part earlier = last.put(names.get(i), element);
      if (earlier != null) {
        draft.lose(
            earlier,
            ROW,
            () ->
                "has no effect beside %s, since %s are merged by name"
                    .formatted(called(element), list),
            "give each element a name of its own");
      }
    }
    return last;
  }

  private Part byPosition(String list, Part base, List<? extends Part> above) {
    ListPart merged = ListPart.of(base);
    List<Part> mixed = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      Part element = above.get(i);
      if (i >= merged.elements().size()) {
        merged.add(element);
        continue;
      }
      Part below = merged.elements().get(i);
      if (differ(below, element)) {
        mix(list, below, element);
        mixed.add(element);
      }
      merged.set(i, element.isObject() ? merge("", below, element) : below);
    }
    if (!mixed.isEmpty()
        && !isKnown
        && !names(base.elements()).isEmpty()
        && !names(above).isEmpty()) {
      draft.doubt(
          ", unless the operator's default configuration sets "
              + BY_NAME
              + OperatorDefaults.IN_A_POLICY);
    }
    return merged;
  }

  /** Whether two elements are not meant to become one; of a scalar the lower one stays. */
  private static boolean differ(Part below, Part above) {
    JsonNode name = above.node("name");
    return above.isObject()
        ? !name.isMissingNode() && !name.equals(below.node("name"))
        : !above.node().equals(below.node());
  }

  private void mix(String list, Part below, Part above) {
    if (above.isObject()) {
      draft.lose(
          above,
          ROW,
          () -> "becomes one with " + called(below) + ", since " + list + " are merged by position",
          ONE_ORDER);
    } else {
      draft.lose(
          above,
          ROW,
          () ->
              "has no effect beside %s, since %s are merged by position"
                  .formatted(called(below), list),
          "write the whole list in one of the two templates");
    }
  }

  private static String called(Part element) {
    return element
        .get("name")
        .string()
        .map(name -> element.path() + " (" + Quote.string(name) + ")")
        .orElseGet(() -> element.path().toString());
  }
}
