package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import java.util.List;

/** Attributes of a field that may stand for one field of each element of the list there. */
interface PerElement {

  /** The name of the elements' field that is meant; empty where it is the value itself. */
  String elements();

  /** The values that a field with these attributes stands for. */
  default List<Value> each(Field<?> field) {
    return elements().isEmpty()
        ? List.of(field.value())
        : field.value().elements().stream().map(element -> element.get(elements())).toList();
  }
}
