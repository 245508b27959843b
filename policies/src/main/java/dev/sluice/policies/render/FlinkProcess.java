package dev.sluice.policies.render;

import java.util.Locale;

/** What runs in a pod. */
public enum FlinkProcess {
  JOBMANAGER("JobManager"),
  TASKMANAGER("TaskManager"),
  /** What hands a job to a FlinkCluster. */
  JOB("job submitter");

  private final String title;

  FlinkProcess(String title) {
    this.title = title;
  }

  /** As people call it, such as {@code JobManager}. */
  public String title() {
    return title;
  }

  /** As options, labels and commands call it, such as {@code jobmanager}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
