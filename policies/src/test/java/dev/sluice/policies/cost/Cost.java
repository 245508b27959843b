package dev.sluice.policies.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work takes, other than time.
 *
 * @param steps methods entered and jumps back, where they are counted
 * @param bytes allocated
 */
record Cost(long steps, long bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Cost of(Runnable work) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long steps = Executed.steps();
    work.run();
    return new Cost(Executed.steps() - steps, THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }
}
