package dev.sluice.policies.apache;

import dev.sluice.policies.kubernetes.QualifiedNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A toleration as the API server checks one.
 *
 * @param fields its fields by their names in lower case
 */
record Toleration(Map<String, String> fields) {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final List<String> COMPARISONS = List.of("Lt", "Gt");
  private static final String EXISTS = "Exists";

  /**
   * What is wrong.
   *
   * @param problem after the toleration's name
   * @param mild whether only some servers refuse it
   */
  record Fault(String problem, String fix, boolean mild) {
    private static Optional<Fault> of(String problem, String fix) {
      return Optional.of(new Fault(problem, fix, false));
    }
  }

  /** What is wrong first; empty where nothing is. */
  Optional<Fault> fault() {
    return key().or(this::value).or(this::operator).or(this::effect).or(this::seconds);
  }

  private String get(String field) {
    return fields.getOrDefault(field, "");
  }

  private boolean isEqual() {
    return get("operator").isEmpty() || get("operator").equals("Equal");
  }

  private Optional<Fault> key() {
    String key = get("key");
    if (key.isEmpty() && !get("operator").equals(EXISTS)) {
      return Fault.of("needs a key, or the operator Exists", "set key, or set operator to Exists");
    }
    return key.isEmpty() || QualifiedNames.isKey(key)
        ? Optional.empty()
        : Fault.of("has an invalid key", "set key to that of the taint");
  }

  private Optional<Fault> value() {
    if (get("operator").equals(EXISTS) && !get("value").isEmpty()) {
      return Fault.of("has a value beside the operator Exists", "remove value");
    }
    return isEqual() && !QualifiedNames.isLabelValue(get("value"))
        ? Fault.of("has an invalid value", "set value to that of the taint")
        : Optional.empty();
  }

  private Optional<Fault> operator() {
    String operator = get("operator");
    if (isEqual() || operator.equals(EXISTS)) {
      return Optional.empty();
    }
    String fix = "supported values: Equal, Exists";
    boolean mild = COMPARISONS.contains(operator);
    return Optional.of(new Fault("has an unsupported operator", fix, mild));
  }

  private Optional<Fault> effect() {
    String effect = get("effect");
    return effect.isEmpty() || EFFECTS.contains(effect)
        ? Optional.empty()
        : Fault.of(
            "has an unsupported effect",
            "supported values: NoSchedule, PreferNoSchedule, NoExecute");
  }

  private Optional<Fault> seconds() {
    if (!fields.containsKey("tolerationseconds")) {
      return Optional.empty();
    }
    if (!get("tolerationseconds").matches("[+-]?[0-9]{1,18}")) {
      return Fault.of("has tolerationSeconds that are not an integer", "set an integer");
    }
    return get("effect").equals("NoExecute")
        ? Optional.empty()
        : Fault.of(
            "has tolerationSeconds without the effect NoExecute",
            "set effect to NoExecute, or remove it");
  }
}
