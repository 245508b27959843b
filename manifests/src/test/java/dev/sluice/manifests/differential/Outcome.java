package dev.sluice.manifests.differential;

import java.util.Set;
import java.util.TreeSet;

/**
 * What one side says of a pod.
 *
 * @param kind which way it went
 * @param causes of a refusal, each path and type once
 * @param text what else helps who reads a difference
 */
public record Outcome(Kind kind, Set<Cause> causes, String text) {
  /** Which way it went. */
  public enum Kind {
    ACCEPTED,
    /** It could not be read as what it is meant to be. */
    UNREADABLE,
    REFUSED
  }

  /**
   * A field error without its text.
   *
   * @param path as the API server writes it
   * @param type such as {@code Invalid}
   */
  public record Cause(String path, String type) implements Comparable<Cause> {
    @Override
    public int compareTo(Cause other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return path + " " + type;
    }
  }

  static Outcome accepted() {
    return new Outcome(Kind.ACCEPTED, Set.of(), "");
  }

  static Outcome unreadable(String text) {
    return new Outcome(Kind.UNREADABLE, Set.of(new Cause("", "Unreadable")), text);
  }

  static Outcome refused(Set<Cause> causes, String text) {
    return new Outcome(Kind.REFUSED, new TreeSet<>(causes), text);
  }

  /** Whether it has nothing against it. */
  public boolean isAccepted() {
    return kind == Kind.ACCEPTED;
  }

  /** What it says and the other does not. */
  Set<Cause> beyond(Outcome other) {
    Set<Cause> beyond = new TreeSet<>(causes);
    beyond.removeAll(other.causes());
    return beyond;
  }
}
