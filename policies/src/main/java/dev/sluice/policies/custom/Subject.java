package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A tree that own rules look at: the resource, one of its pods, or its options.
 *
 * @param tree read only
 * @param place where in the resource a path of the tree is written, or else the nearest field
 * @param doubt why it may look otherwise, as a problem ends with it; empty where it is certain
 */
public record Subject(JsonNode tree, UnaryOperator<FieldPath> place, String doubt) {

  /** The trees of one resource, made when a rule asks for them. */
  @FunctionalInterface
  public interface Source {
    /** Those of a sort; none where the kind has none. */
    List<Subject> of(On on);
  }
}
