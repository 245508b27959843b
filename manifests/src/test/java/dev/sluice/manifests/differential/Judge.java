package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Sluice, asked of a pod. */
public interface Judge {
  /**
   * A finding.
   *
   * @param rules its own, and those of other catalogues for the same problem
   * @param path in the pod or template, such as {@code spec.containers[0].name}
   * @param type the API server's kind of field error
   * @param refuses whether it is more than a warning
   */
  record Said(List<String> rules, String path, String type, boolean refuses) {}

  /** All findings on a pod of a target. */
  List<Said> judge(Target target, ObjectNode pod);
}
