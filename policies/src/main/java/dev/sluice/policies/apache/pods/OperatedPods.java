package dev.sluice.policies.apache.pods;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster's specification, of which the operator makes pods.
 *
 * @param configurationAt the options that it gives itself
 * @param suffix what the cluster's name ends with after the resource's; empty for none
 */
public record OperatedPods(
    @JsonProperty(required = true) FieldPointer configurationAt, String suffix) {
  public static final FieldType<OperatedPods> TYPE =
      new FieldType<>("operated-pods", OperatedPods.class);

  /**
   * The templates that the operator makes one of with a template.
   *
   * @param at a specification
   * @param template a template, perhaps of this specification
   */
  public static Stream<FieldPointer> laidOver(FieldPointer at, FieldPointer template) {
    FieldPointer forAll = FieldPointer.of(at + "/podTemplate");
    List<FieldPointer> forOne =
        Stream.of("/jobManager/podTemplate", "/taskManager/podTemplate")
            .map(role -> FieldPointer.of(at + role))
            .toList();
    return template.equals(forAll)
        ? forOne.stream()
        : forOne.contains(template) ? Stream.of(forAll) : Stream.empty();
  }
}
