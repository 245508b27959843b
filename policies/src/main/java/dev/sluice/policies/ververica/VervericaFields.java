package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;

/** Ververica's types of field of which a profile says no more than where they are. */
public final class VervericaFields {
  /** The body of a session cluster. */
  public static final FieldType<FieldType.Plain> SESSION_CLUSTER =
      FieldType.plain("ververica-session-cluster");

  /** The object {@code kubernetes}: {@code pods} or pod templates. */
  public static final FieldType<FieldType.Plain> KUBERNETES =
      FieldType.plain("ververica-kubernetes");

  /** An object with {@code flinkVersion} and {@code flinkImageTag}. */
  static final FieldType<FieldType.Plain> FLINK_IMAGE = FieldType.plain("flink-image");

  private VervericaFields() {}
}
