package dev.sluice.webhook.audit;

/** Who is told how far an audit is. */
@FunctionalInterface
public interface Progress {
  /** Nobody. */
  Progress NONE = (_, _, _) -> {};

  /**
   * How far it is.
   *
   * @param what is read or judged now, such as {@code FlinkDeployment}
   * @param done so many
   * @param all of so many; 0 where that is not known
   */
  void at(String what, long done, long all);
}
