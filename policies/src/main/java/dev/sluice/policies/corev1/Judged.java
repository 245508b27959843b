package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/**
 * What was judged of the pods of one resource. Most of them was written once, in a template for
 * all: what is found of such a part in one pod is found in each, unless the judgement asked what
 * pod it is. For one thread.
 */
public final class Judged {
  private final Part.Mark done = new Part.Mark();
  private boolean isAsked;

  /** A judgement of a part, for which it needs nothing but what it asks for. */
  @FunctionalInterface
  public interface Judgement {
    void run();
  }

  /** Notes that a judgement depends on the pod. */
  void ask() {
    isAsked = true;
  }

  /** Judges a part, unless that was done for another pod and is as true of this one. */
  void once(Part part, Judgement judgement) {
    if (!part.has(done)) {
      boolean wasAsked = isAsked;
      isAsked = false;
      judgement.run();
      if (!isAsked) {
        part.put(done);
      }
      isAsked |= wasAsked;
    }
  }
}
