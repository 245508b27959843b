package dev.sluice.policies.kind;

import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * What rules on other resources read of an object of a kind, beside its names, its label that names
 * a deployment target, and its own reference to one.
 *
 * @param values fields that are read
 * @param presence fields of which it only counts that they are there
 */
public record KeptFields(List<FieldPointer> values, List<FieldPointer> presence) {}
