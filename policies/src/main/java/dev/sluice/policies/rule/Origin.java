package dev.sluice.policies.rule;

/** Where a resource comes from; only rules about the way itself may ask. */
public enum Origin {
  /** The Kubernetes API, through an admission review. */
  ADMISSION,
  /** A file, a request body, or the cluster's present state. */
  DOCUMENT
}
