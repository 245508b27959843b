package dev.sluice.policies;

/** The operations of an admission request that change an object. */
public enum Operation {
  CREATE,
  UPDATE,
  DELETE
}
