package dev.sluice.policies.render;

/** What makes a pod; it decides which of the API server's rules hold for it. */
public enum Workload {
  /** A system makes it itself, as Flink makes its TaskManagers. */
  POD,
  DEPLOYMENT,
  STATEFUL_SET,
  JOB,
  /** Nothing: a template by itself. */
  POD_TEMPLATE;

  /**
   * The workload that an object is.
   *
   * @param object such as {@code Deployment orders}; a pod's system where it is anything else
   */
  static Workload of(String object) {
    int end = object.indexOf(' ');
    return switch (end < 0 ? object : object.substring(0, end)) {
      case "Deployment" -> DEPLOYMENT;
      case "StatefulSet" -> STATEFUL_SET;
      case "Job" -> JOB;
      case "PodTemplate" -> POD_TEMPLATE;
      default -> POD;
    };
  }

  /** Whether the API server sees it as a template first, for which some rules do not hold. */
  public boolean isTemplate() {
    return this != POD;
  }
}
