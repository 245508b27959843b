package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.HiddenValues;
import dev.sluice.policies.kubernetes.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lines of a resource around a finding: the fields on the way to it, and what is there. */
public final class Excerpt {
  /** Further fields in which something secret may be, that a report is passed on with. */
  private static final Set<String> HIDDEN =
      Set.of("annotations", "args", "command", "data", "stringData");

  private Excerpt() {}

  /** As YAML, a line for each field; of a value that is not there what should hold it. */
  public static List<String> of(FieldPath path, JsonNode tree) {
    List<String> lines = new ArrayList<>();
    JsonNode at = tree;
    boolean hidden = false;
    String indent = "";
    for (FieldPath step : path.ancestry()) {
      at = step.in(tree);
      if (at.isMissingNode()) {
        break;
      }
      hidden |= HiddenValues.areIn(step.last()) || HIDDEN.contains(step.last());
      String name = step.isIndex() ? "- # " + step.last() : Quote.line(step.last()) + ":";
      lines.add(indent + name + " " + value(at, hidden, step.equals(path)));
      indent += "  ";
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static String value(JsonNode value, boolean hidden, boolean isLast) {
    if (value.isContainerNode()) {
      String shape = value.isObject() ? "{…}" : "[…]";
      return isLast ? (value.isEmpty() ? shape.replace("…", "") : shape) : "";
    }
    return hidden ? "…" : Quote.value(value);
  }
}
