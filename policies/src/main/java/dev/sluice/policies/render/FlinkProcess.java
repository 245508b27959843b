package dev.sluice.policies.render;

import java.util.Locale;

/** What runs in a pod. */
public enum FlinkProcess {
  JOBMANAGER("JobManager"),
  TASKMANAGER("TaskManager"),
  /** What hands a job to a FlinkCluster. */
  JOB("job submitter");

  private final String title;
  private final String word;

  FlinkProcess(String title) {
    this.title = title;
    this.word = name().toLowerCase(Locale.ROOT);
  }

  /** As people call it, such as {@code JobManager}. */
  public String title() {
    return title;
  }

  /** As options, labels and commands call it, such as {@code jobmanager}. */
  public String word() {
    return word;
  }
}
