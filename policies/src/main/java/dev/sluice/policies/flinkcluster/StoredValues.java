package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what two objects hold in the way of a typed model: nothing is like an empty value,
 * {@code false} or zero, but where the model has a pointer or a map, and quantities count by what
 * they are worth. What is not known to be a pointer is taken for none.
 */
final class StoredValues {
  private static final Set<String> QUANTITIES = Set.of("limits", "requests", "memoryOffHeapMin");

  /** Where {@code false} or zero is not the same as nothing. */
  private static final Set<String> POINTERS =
      Set.of(
          "allowNonRestoredState",
          "allowPrivilegeEscalation",
          "autoSavepointSeconds",
          "cancelRequested",
          "defaultMode",
          "fsGroup",
          "maxStateAgeToRestoreSeconds",
          "memoryOffHeapRatio",
          "memoryProcessRatio",
          "noLoggingToStdout",
          "parallelism",
          "privileged",
          "readOnlyRootFilesystem",
          "recreateOnUpdate",
          "replicas",
          "runAsGroup",
          "runAsNonRoot",
          "runAsUser",
          "takeSavepointOnUpdate",
          "tolerationSeconds",
          "useTls");

  /** Where an entry counts whatever its value is. */
  private static final Set<String> MAPS =
      Set.of(
          "annotations",
          "flinkProperties",
          "labels",
          "logConfig",
          "matchLabels",
          "nodeSelector",
          "podAnnotations",
          "podLabels");

  private StoredValues() {}

  /** Whether two values of a field of that name differ. */
  static boolean differ(String name, JsonNode old, JsonNode now) {
    return !old.equals(now) && differAsStored(name, old, now);
  }

  /** Whether two values differ whatever is filled in beside them; false where that is not sure. */
  static boolean surelyDiffer(String name, JsonNode old, JsonNode now) {
    if (QUANTITIES.contains(name)) {
      return false;
    }
    if (old.isObject() && now.isObject()) {
      for (Map.Entry<String, JsonNode> field : old.properties()) {
        if (surelyDiffer(field.getKey(), field.getValue(), now.path(field.getKey()))) {
          return true;
        }
      }
      return false;
    }
    return (isFilledString(old) && isFilledString(now) && !old.equals(now))
        || (isNumber(old) && isNumber(now) && old.longValue() != now.longValue());
  }

  private static boolean isFilledString(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty();
  }

  /** An integer but zero, which counts as not given in places. */
  private static boolean isNumber(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() != 0;
  }

  private static boolean differAsStored(String name, JsonNode old, JsonNode now) {
    if (QUANTITIES.contains(name) && !old.isContainerNode() && !now.isContainerNode()) {
      return quantitiesDiffer(old, now);
    }
    if (MAPS.contains(name)) {
      return entriesDiffer(old, now);
    }
    if (isNothing(name, old) || isNothing(name, now)) {
      return isSomething(name, old) || isSomething(name, now);
    }
    if (old.isObject() && now.isObject()) {
      return fieldsDiffer(name, old, now);
    }
    if (old.isArray() && now.isArray()) {
      return old.size() != now.size() || elementsDiffer(old, now);
    }
    return (old.isNumber() && now.isNumber()) ? numbersDiffer(old, now) : !old.equals(now);
  }

  // No streams on the way down: objects may be a thousand levels deep.

  private static boolean fieldsDiffer(String name, JsonNode old, JsonNode now) {
    for (String field : FlinkClusterChange.names(old, now)) {
      String of = inner(name, field);
      if (differAsStored(of, old.path(field), now.path(field))) {
        return true;
      }
    }
    return false;
  }

  private static boolean elementsDiffer(JsonNode old, JsonNode now) {
    for (int i = 0; i < old.size(); i++) {
      if (differAsStored("", old.get(i), now.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean entriesDiffer(JsonNode old, JsonNode now) {
    return FlinkClusterChange.names(old, now).stream()
        .anyMatch(
            key ->
                old.hasNonNull(key) != now.hasNonNull(key)
                    || (old.hasNonNull(key) && !old.path(key).equals(now.path(key))));
  }

  /** Numbers out of all bounds count as they are written. */
  private static boolean numbersDiffer(JsonNode old, JsonNode now) {
    Optional<BigDecimal> was = Decimal.of(old);
    Optional<BigDecimal> is = Decimal.of(now);
    return (was.isEmpty() || is.isEmpty()) ? !old.equals(now) : was.get().compareTo(is.get()) != 0;
  }

  private static boolean isSomething(String name, JsonNode node) {
    return !isNothing(name, node)
        && (!node.isObject() || fieldsDiffer(name, node, MissingNode.getInstance()));
  }

  /** The name to compare a field by: quantities are entries of a map of that name. */
  private static String inner(String name, String field) {
    return QUANTITIES.contains(name) ? name : field;
  }

  private static boolean isNothing(String name, JsonNode node) {
    return isEmpty(node) || (!POINTERS.contains(name) && isZero(node));
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || "".equals(node.textValue());
  }

  private static boolean isZero(JsonNode node) {
    return node.isBoolean()
        ? !node.booleanValue()
        : node.isNumber() && Decimal.of(node).filter(n -> n.signum() == 0).isPresent();
  }

  /** Quantities that cannot be read count as they are written, and none as zero. */
  private static boolean quantitiesDiffer(JsonNode old, JsonNode now) {
    Optional<Quantity> was = quantity(old);
    Optional<Quantity> is = quantity(now);
    if (was.isEmpty() || is.isEmpty()) {
      return !old.equals(now);
    }
    return was.get().compareTo(is.get()) != 0;
  }

  private static Optional<Quantity> quantity(JsonNode node) {
    return isEmpty(node) ? Quantity.of("0") : Quantity.of(node);
  }
}
