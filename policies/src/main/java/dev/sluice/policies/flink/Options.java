package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.List;

/** Options by key, in one of the forms in which they are kept. */
sealed interface Options permits PlainOptions, NestedOptions, ListedOptions, LayeredOptions {

  /** Every place at which a key is given; the last one counts. */
  List<Entry> all(String key);

  /** The options whose key begins so, in the order given. */
  List<Entry> below(String prefix);

  /** The options whose key begins with one of some words, none of which begins with another. */
  default List<Entry> belowAny(List<String> beginnings) {
    return beginnings.stream().flatMap(beginning -> below(beginning).stream()).toList();
  }

  /** Whether a value is an option's text. */
  static boolean isText(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }
}
