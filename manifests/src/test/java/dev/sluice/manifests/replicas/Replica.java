package dev.sluice.manifests.replicas;

/** One of several servers of the same. */
public interface Replica {
  /** Where it serves, on loopback. */
  int port();

  /** Whether it says of itself that it can serve. */
  boolean isReady();
}
