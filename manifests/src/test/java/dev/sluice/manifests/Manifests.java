package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;

/** Resources as people write them, for {@code kubectl apply -f -}. */
final class Manifests {
  private Manifests() {}

  /** A FlinkDeployment, whose pods get these labels; {@code app} is one that Flink overwrites. */
  static String flinkDeployment(String name, String podLabels) {
    return """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: %s}
        spec:
          image: flink:1.20
          flinkVersion: v1_20
          serviceAccount: flink
          jobManager: {resource: {memory: 2048m, cpu: 1}}
          taskManager: {resource: {memory: 2048m, cpu: 1}}
          podTemplate: {metadata: {labels: {%s}}}
        """
        .formatted(name, podLabels);
  }

  /** A FlinkCluster, whose JobManager gets these labels; {@code app} is reserved. */
  static String flinkCluster(String name, String podLabels) {
    return """
        apiVersion: flinkoperator.k8s.io/v1beta1
        kind: FlinkCluster
        metadata: {name: %s}
        spec:
          flinkVersion: "1.20"
          image: {name: flink:1.20}
          jobManager: {podLabels: {%s}}
        """
        .formatted(name, podLabels);
  }

  /** The object that a text stands for. */
  static JsonNode object(String yaml) {
    return Documents.read("-", yaml).documents().getFirst().tree();
  }
}
