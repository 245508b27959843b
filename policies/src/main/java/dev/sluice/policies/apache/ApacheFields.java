package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.FieldType.Plain;

/** The types of field of which a profile says no more than where they are. */
final class ApacheFields {
  /** The address of an ingress, with the resource's name and namespace in double braces. */
  static final FieldType<Plain> INGRESS_TEMPLATE = FieldType.plain("ingress-template");

  /** The same of the pair of clusters that a resource stands for. */
  static final FieldType<Plain> CHILD_INGRESS = FieldType.plain("child-ingress-template");

  /** The whole object with the specification last put into effect in its status. */
  static final FieldType<Plain> LAST_RECONCILED = FieldType.plain("last-reconciled");

  /** Where a session job's artifact lies. */
  static final FieldType<Plain> JOB_ARTIFACT = FieldType.plain("job-artifact");

  /** What a snapshot is of. */
  static final FieldType<Plain> SNAPSHOT = FieldType.plain("snapshot");

  private ApacheFields() {}
}
