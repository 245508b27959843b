package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of keys whose values the API server takes from a new pod's labels and adds to the selector
 * beside them. It does so before it looks for keys that are there twice: in a template they are not
 * yet there.
 *
 * @param needsSelector the row of a list without a selector
 * @param format the row of a key that cannot be one
 * @param once the row of a key that is in the selector, too
 */
record MatchLabelKeys(String needsSelector, String format, String once) {
  /** The first version that copies the keys of spread constraints into their selectors, too. */
  private static final int FIRST_COPIED = 34;

  /**
   * Reports what is wrong with the lists.
   *
   * @param parent has them and the selector
   * @param labels of the pod
   */
  void validate(Part parent, Part labels, Validation validation) {
    if (!parent.isSet("matchLabelKeys") && !parent.isSet("mismatchLabelKeys")) {
      return;
    }
    List<Part> lists = lists(parent);
    if (lists.isEmpty()) {
      return;
    }
    Part selector = parent.get("labelSelector");
    boolean isCopied = !once.equals("POD-380") || validation.isFrom(FIRST_COPIED);
    if (!selector.isSet()) {
      for (Part list : lists) {
        String problem = list.value().name() + " is not allowed without labelSelector";
        validation.forbidden(needsSelector, list, problem, "set labelSelector");
      }
      if (isCopied) {
        return;
      }
    }
    for (Part list : lists) {
      list.elements().forEach(key -> validation.needsFormat(format, key, Format.QUALIFIED_NAME));
    }
    Map<String, Integer> copied = isCopied ? copied(lists, labels) : Map.of();
    repeated(parent.get("matchLabelKeys"), selector, copied, isCopied ? 1 : 0, validation);
  }

  private static List<Part> lists(Part parent) {
    List<Part> lists = new ArrayList<>(2);
    for (String field : List.of("matchLabelKeys", "mismatchLabelKeys")) {
      Part list = parent.get(field);
      if (!list.isEmpty() && list.isList()) {
        lists.add(list);
      }
    }
    return lists;
  }

  /** How often each key will be copied from the labels. */
  private static Map<String, Integer> copied(List<Part> lists, Part labels) {
    Map<String, Integer> copied = new HashMap<>();
    for (Part list : lists) {
      for (Part key : list.elements()) {
        String text = key.string().orElse("");
        if (labels.has(text)) {
          copied.merge(text, 1, Integer::sum);
        }
      }
    }
    return copied;
  }

  /**
   * A key may be in the selector no more often than that.
   *
   * @param most how often, with what is copied there
   */
  private void repeated(
      Part list, Part selector, Map<String, Integer> copied, int most, Validation validation) {
    Map<String, Integer> written = new HashMap<>();
    selector.get("matchLabels").names().forEach(key -> written.merge(key, 1, Integer::sum));
    for (Part expression : selector.get("matchExpressions").elements()) {
      written.merge(expression.get("key").string().orElse(""), 1, Integer::sum);
    }
    Map<String, Part> last = new HashMap<>();
    list.elements().forEach(key -> last.put(key.string().orElse(""), key));
    last.forEach(
        (key, at) -> {
          int now = written.getOrDefault(key, 0);
          int then = now + copied.getOrDefault(key, 0);
          if (now > most || (validation.isPod() && then > most)) {
            String problem = Quote.string(key) + " is in labelSelector, too";
            validation.invalid(once, at, problem, "remove it here, or from labelSelector");
          } else if (then > most) {
            String problem =
                "%s is in labelSelector, too: the API server will refuse the pods"
                    .formatted(Quote.string(key));
            validation.invalid("PODL-13", at, problem, "remove it here, or from labelSelector");
          }
        });
  }

  /** No key may be in both lists. */
  void disjoint(String row, Part parent, Validation validation) {
    if (!parent.isSet("matchLabelKeys") || !parent.isSet("mismatchLabelKeys")) {
      return;
    }
    Map<String, Part> keys = new HashMap<>();
    parent.get("matchLabelKeys").elements().forEach(key -> keys.put(key.string().orElse(""), key));
    for (Part other : parent.get("mismatchLabelKeys").elements()) {
      Part key = keys.get(other.string().orElse(""));
      if (key != null) {
        String problem = Quote.value(other.value()) + " is in mismatchLabelKeys, too";
        validation.invalid(row, key, problem, "remove it from one of the lists");
      }
    }
  }
}
