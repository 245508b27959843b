package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options by key, in one of the two forms in which they are kept. */
sealed interface Options permits PlainOptions, FlattenedOptions {

  /** The option under a key; of a key given twice the last. */
  @Nullable Entry last(String key);

  /** The options whose key begins so, in the order given. */
  List<Entry> below(String prefix);

  /** The keys given more than once, each with all of its places. */
  Map<String, List<Entry>> repeated();

  /** Whether a value is an option's text. */
  static boolean isText(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }
}
