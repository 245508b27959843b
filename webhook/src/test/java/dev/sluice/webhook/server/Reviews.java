package dev.sluice.webhook.server;

import java.nio.charset.StandardCharsets;

/** Reviews of a FlinkCluster, small or as large and nasty as one can be. */
final class Reviews {
  private static final String DENIED =
      """
      {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"%s",
       "kind":{"group":"flinkoperator.k8s.io","version":"v1beta1","kind":"FlinkCluster"},
       "namespace":"a","name":"orders","operation":"CREATE","dryRun":false,
       "object":{"apiVersion":"flinkoperator.k8s.io/v1beta1","kind":"FlinkCluster",
        "metadata":{"name":"orders","namespace":"a"%s},
        "spec":{"jobManager":{"podLabels":{"app":"x"%s}}}}}}
      """;

  private Reviews() {}

  /** One that must be denied for the label {@code app}. */
  static byte[] denied(String uid) {
    return bytes(DENIED.formatted(uid, "", ""));
  }

  /** The same with further members of its metadata. */
  static byte[] withMetadata(String uid, String members) {
    return bytes(DENIED.formatted(uid, members, ""));
  }

  /** The same with further labels of its pods. */
  static byte[] withLabels(String uid, String members) {
    return bytes(DENIED.formatted(uid, "", members));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
