package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import java.util.List;

/**
 * A map of labels that reaches pods or workload objects.
 *
 * @param reserved the sets of keys that a system keeps for itself, the first of which names a key
 * @param also further rules whose catalogues have a row for it
 * @param role of the pods, for keys whose value the system sets by it
 */
public record LabelMap(
    @JsonProperty(required = true) List<ReservedLabelSet> reserved,
    List<String> also,
    String role) {

  /** In profiles {@code label-map}. */
  public static final FieldType<LabelMap> TYPE = new FieldType<>("label-map", LabelMap.class);

  /** Labels of which no more is said than the sets of keys that are not theirs. */
  public static LabelMap reserving(List<ReservedLabelSet> sets) {
    return new LabelMap(sets, List.of(), "");
  }
}
