package dev.sluice.policies.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rules under which a walk reports.
 *
 * @param unknown a field that an object does not have
 * @param type another type
 * @param width an integer that does not fit
 * @param quantity what is no quantity
 * @param integerOrString what is neither
 * @param required a missing field
 * @param unsupported what an enumeration does not have
 * @param limit a limit, pattern or format that is not kept
 * @param duplicate an element as one before it
 */
record StructuralRows(
    String unknown,
    String type,
    String width,
    String quantity,
    String integerOrString,
    String required,
    String unsupported,
    String limit,
    String duplicate) {
  /** Of kinds. */
  static final StructuralRows OF_KINDS =
      new StructuralRows(
          "SLU-065", "SLU-100", "SLU-103", "SLU-103", "SLU-100", "SLU-101", "SLU-102", "SLU-103",
          "SLU-104");

  /** Of Kubernetes' own types, which are only decoded. */
  static final StructuralRows OF_KUBERNETES =
      new StructuralRows(
          "POD-019", "POD-016", "POD-017", "POD-018", "POD-021", "", "", "POD-016", "");

  /** The ids of all. */
  List<String> ids() {
    return Stream.of(
            unknown,
            type,
            width,
            quantity,
            integerOrString,
            required,
            unsupported,
            limit,
            duplicate)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }
}
