package dev.sluice.policies.targets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.Optional;

/**
 * A list of JSON Patch operations.
 *
 * @param document what they are written for
 * @param kindsAt where the kinds are that they are written for
 * @param onlyStrings whether only strings can be values
 * @param applied whether Sluice applies it, so that it has to be one that can be repeated
 */
record PatchSet(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) PatchDocument document,
    Optional<FieldPointer> kindsAt,
    boolean onlyStrings,
    boolean applied) {

  /** In profiles {@code patch-set}. */
  static final FieldType<PatchSet> TYPE = new FieldType<>("patch-set", PatchSet.class);
}
