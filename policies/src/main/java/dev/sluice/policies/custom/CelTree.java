package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON as CEL sees it, without a copy: what an expression looks at is what it pays for. */
final class CelTree {
  private CelTree() {}

  /** An integer is of 64 bits, or else it is a double, as in the API server. */
  static Object of(JsonNode node, CelCost cost) {
    cost.take(1);
    return switch (node.getNodeType()) {
      case OBJECT -> new Members(node, cost);
      case ARRAY -> new Elements(node, cost);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      default -> NullValue.NULL_VALUE;
    };
  }

  private static Object number(JsonNode node) {
    boolean isInteger = node.isIntegralNumber() && node.canConvertToLong();
    return isInteger ? (Object) node.longValue() : (Object) node.doubleValue();
  }

  private static final class Elements extends AbstractList<Object> {
    private final JsonNode list;
    private final CelCost cost;

    Elements(JsonNode list, CelCost cost) {
      this.list = list;
      this.cost = cost;
    }

    @Override
    public Object get(int index) {
      JsonNode element = list.get(index);
      if (element == null) {
        throw new IndexOutOfBoundsException(index);
      }
      return of(element, cost);
    }

    @Override
    public int size() {
      return list.size();
    }
  }

  private static final class Members extends AbstractMap<String, Object> {
    private final JsonNode object;
    private final CelCost cost;

    Members(JsonNode object, CelCost cost) {
      this.object = object;
      this.cost = cost;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      JsonNode member = key instanceof String name ? object.get(name) : null;
      return member == null ? null : of(member, cost);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      cost.take(1);
      return key instanceof String name && object.has(name);
    }

    @Override
    public int size() {
      return object.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
          return object
              .propertyStream()
              .map(field -> Map.entry(field.getKey(), of(field.getValue(), cost)))
              .iterator();
        }

        @Override
        public int size() {
          return object.size();
        }
      };
    }
  }
}
