package dev.sluice.policies.schema;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Map;

/**
 * The schema of a kind: of the definition in the state, else the built-in one.
 *
 * @param file the built-in one's name in {@code schemas/}, without ending; empty for none
 * @param reconstructed whether the built-in one is made of what is said of the kind
 * @param missing fields of the built-in one that older operators do not have, by their version
 * @param written fields that the operator's own webhook writes before the schema is asked, empty
 *     where nobody has
 */
record KindSchema(
    String file,
    boolean reconstructed,
    Map<String, List<FieldPointer>> missing,
    List<FieldPointer> written) {

  /** In profiles {@code schema}. */
  static final FieldType<KindSchema> TYPE = new FieldType<>("schema", KindSchema.class);
}
