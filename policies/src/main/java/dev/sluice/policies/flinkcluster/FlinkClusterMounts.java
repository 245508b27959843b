package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * What a FlinkCluster's operator mounts into its pods besides Flink's configuration.
 *
 * @param volumes the names of its volumes
 * @param paths where it mounts them
 * @param variables what points there
 */
record FlinkClusterMounts(Set<String> volumes, Set<String> paths, Set<String> variables) {
  private static final FlinkClusterMounts NONE =
      new FlinkClusterMounts(Set.of(), Set.of(), Set.of());

  /** What {@code hadoopConfig} and {@code gcpConfig} stand for. */
  static FlinkClusterMounts of(Value spec) {
    Value hadoop = spec.get("hadoopConfig");
    Value google = spec.get("gcpConfig").get("serviceAccount");
    FlinkClusterMounts mounts = NONE;
    if (hadoop.isGiven()) {
      String path = hadoop.get("mountPath").filledString().orElse("/etc/hadoop/conf");
      mounts = mounts.with("hadoop-config-volume", path).with("HADOOP_CONF_DIR");
    }
    if (google.isGiven()) {
      String path = google.get("mountPath").filledString().orElse("/");
      mounts =
          mounts
              .with("gcp-service-account-volume", path.endsWith("/") ? path : path + "/")
              .with("GOOGLE_APPLICATION_CREDENTIALS");
    }
    return mounts;
  }

  FlinkClusterMounts with(String volume, String path) {
    return new FlinkClusterMounts(and(volumes, volume), and(paths, path), variables);
  }

  private FlinkClusterMounts with(String variable) {
    return new FlinkClusterMounts(volumes, paths, and(variables, variable));
  }

  private static Set<String> and(Set<String> names, String name) {
    Set<String> more = new HashSet<>(names);
    more.add(name);
    return more;
  }
}
