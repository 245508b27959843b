package dev.sluice.policies.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;

/**
 * What a profile says of its kind as a whole.
 *
 * @param apiVersions all that the profile is for
 * @param kind the kind's name
 * @param plural its name in the API's paths
 * @param scope {@code Cluster}, else namespaced
 * @param documentRoot where the document sits that a target's patch pointers are relative to
 * @param targetReference the kind's own reference to a deployment target
 * @param mainContainer the container that describes Flink's process in a pod template
 * @param onlyWithMainContainer whether a document counts only if that container is in it
 * @param mergedWhen what says that the object is laid over what its system has already
 * @param unchecked what says that the kind's operator leaves the object unchecked
 * @param dialects other builds of the kind's operator
 * @param variants the systems that share the kind
 * @param inState what rules on other resources read of an object of the kind
 * @param include shapes: field specs that several kinds share
 * @param fields the field specs of this kind alone
 * @param defaults what the API server fills in
 */
record KindHead(
    @JsonProperty(required = true) List<String> apiVersions,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) String plural,
    String scope,
    String documentRoot,
    Optional<FieldPointer> targetReference,
    Optional<String> mainContainer,
    boolean onlyWithMainContainer,
    Optional<When> mergedWhen,
    Optional<Unchecked> unchecked,
    List<Dialect> dialects,
    Optional<Variants> variants,
    Optional<KeptFields> inState,
    List<JsonNode> include,
    List<JsonNode> fields,
    List<Filled> defaults) {

  /** A field that has a certain string as its value. */
  record When(
      @JsonProperty(required = true) FieldPointer at, @JsonProperty(required = true) String is) {}

  /**
   * The systems that share the kind.
   *
   * @param system whose operator an installation names
   * @param of the names of its operators
   * @param firstHas a field of the spec that only the first one's definition has
   */
  record Variants(
      @JsonProperty(required = true) String system,
      @JsonProperty(required = true) List<String> of,
      @JsonProperty(required = true) String firstHas) {}

  /**
   * A value that is filled in.
   *
   * @param at where
   * @param value what
   * @param when pointer to what has to be there
   * @param variant the only system that does so; empty for all
   */
  record Filled(
      @JsonProperty(required = true) FieldPointer at,
      @JsonProperty(required = true) JsonNode value,
      Optional<FieldPointer> when,
      String variant) {}
}
