package dev.sluice.policies.schema;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import java.util.function.Predicate;

/**
 * Who reads what is compared with a schema.
 *
 * @param lost what becomes of an unknown field, after its name; empty if there may be more fields
 * @param convertsScalars whether it may turn scalars into one another
 * @param unsure whether its own schema is not known for certain
 * @param fillsIn which missing fields it fills in beforehand
 * @param version of Kubernetes, for its own types
 */
record Reader(
    String lost,
    boolean convertsScalars,
    boolean unsure,
    Predicate<FieldPath> fillsIn,
    KubernetesVersion version) {}
