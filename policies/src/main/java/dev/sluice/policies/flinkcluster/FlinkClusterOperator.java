package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.rule.Resource;

/** Which of the two operators a FlinkCluster is for. */
final class FlinkClusterOperator {
  private FlinkClusterOperator() {}

  /** Whether it is spotify's. */
  static boolean isSpotify(Resource cluster) {
    return cluster.kind().variant().equals("spotify");
  }

  /** Whether it is Google's. */
  static boolean isGoogle(Resource cluster) {
    return cluster.kind().variant().equals("google");
  }
}
