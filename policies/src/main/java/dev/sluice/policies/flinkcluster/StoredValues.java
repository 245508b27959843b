package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares what two objects hold in the way of a typed model: nothing is like an empty value, and
 * amounts count by what they are worth.
 */
final class StoredValues {
  private static final Set<String> AMOUNTS = Set.of("limits", "requests", "memoryOffHeapMin");

  private StoredValues() {}

  /** Whether two values of a member of that name differ. */
  static boolean differ(String name, JsonNode old, JsonNode now) {
    return !old.equals(now) && differAsStored(name, old, now);
  }

  /** Whether two values differ whatever is filled in beside them; false where that is not sure. */
  static boolean surelyDiffer(String name, JsonNode old, JsonNode now) {
    if (AMOUNTS.contains(name)) {
      return false;
    }
    if (old.isObject() && now.isObject()) {
      for (Map.Entry<String, JsonNode> member : old.properties()) {
        if (surelyDiffer(member.getKey(), member.getValue(), now.path(member.getKey()))) {
          return true;
        }
      }
      return false;
    }
    return (isFilledText(old) && isFilledText(now) && !old.equals(now))
        || (isNumber(old) && isNumber(now) && old.longValue() != now.longValue());
  }

  private static boolean isFilledText(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty();
  }

  /** A whole number but zero, which counts as not given in places. */
  private static boolean isNumber(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() != 0;
  }

  private static boolean differAsStored(String name, JsonNode old, JsonNode now) {
    if (AMOUNTS.contains(name) && !old.isContainerNode() && !now.isContainerNode()) {
      return amountsDiffer(old, now);
    }
    if (isNothing(old) || isNothing(now)) {
      return isSomething(name, old) || isSomething(name, now);
    }
    if (old.isObject() && now.isObject()) {
      return FlinkClusterChange.names(old, now).stream()
          .anyMatch(n -> differ(AMOUNTS.contains(name) ? name : n, old.path(n), now.path(n)));
    }
    if (old.isArray() && now.isArray()) {
      return old.size() != now.size()
          || IntStream.range(0, old.size()).anyMatch(i -> differ("", old.get(i), now.get(i)));
    }
    return (old.isNumber() && now.isNumber()) ? numbersDiffer(old, now) : !old.equals(now);
  }

  /** Numbers out of all bounds count as they are written. */
  private static boolean numbersDiffer(JsonNode old, JsonNode now) {
    Optional<BigDecimal> was = Decimal.of(old);
    Optional<BigDecimal> is = Decimal.of(now);
    return (was.isEmpty() || is.isEmpty()) ? !old.equals(now) : was.get().compareTo(is.get()) != 0;
  }

  private static boolean isSomething(String name, JsonNode node) {
    return !isNothing(node)
        && (!node.isObject()
            || node.properties().stream()
                .anyMatch(m -> differ(name, m.getValue(), MissingNode.getInstance())));
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || "".equals(node.textValue());
  }

  /** Amounts that cannot be read count as they are written, and none as zero. */
  private static boolean amountsDiffer(JsonNode old, JsonNode now) {
    Optional<Quantity> was = amount(old);
    Optional<Quantity> is = amount(now);
    if (was.isEmpty() || is.isEmpty()) {
      return !old.equals(now);
    }
    return was.get().compareTo(is.get()) != 0;
  }

  private static Optional<Quantity> amount(JsonNode node) {
    return isNothing(node) ? Quantity.of("0") : Quantity.of(node);
  }
}
