package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import java.util.List;

/** The types of fields that only a FlinkCluster has, and of which a profile says where they are. */
final class FlinkClusterFields {
  /** The whole object. */
  static final FieldType<FieldType.Plain> CLUSTER = FieldType.plain("flink-cluster");

  /** Its metadata, with its name. */
  static final FieldType<FieldType.Plain> NAME = FieldType.plain("flink-cluster-name");

  /** Its {@code flinkVersion}. */
  static final FieldType<FieldType.Plain> VERSION = FieldType.plain("flink-cluster-version");

  /** A Google service account whose key it mounts. */
  static final FieldType<FieldType.Plain> SERVICE_ACCOUNT = FieldType.plain("gcp-service-account");

  /** Its job. */
  static final FieldType<FieldType.Plain> JOB = FieldType.plain("flink-cluster-job");

  /** A role with the probes that its operator completes. */
  static final FieldType<FieldType.Plain> PROBES = FieldType.plain("flink-cluster-probes");

  /** Its TaskManagers. */
  static final FieldType<FieldType.Plain> TASK_MANAGER =
      FieldType.plain("flink-cluster-task-manager");

  /** The fields of its spec that are roles. */
  static final List<String> ROLES = List.of("jobManager", "taskManager");

  private FlinkClusterFields() {}
}
