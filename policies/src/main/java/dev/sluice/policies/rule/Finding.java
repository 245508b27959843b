package dev.sluice.policies.rule;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.List;

/**
 * One problem at one place, before any policy.
 *
 * @param rule the id of the rule that names it
 * @param path the offending value, or the missing one
 * @param type the API server's kind of field error
 * @param severity the rule's own severity; {@code warning} for mere advice of a rule that denies
 * @param advice whether it is never more than a warning, whatever the policy says
 * @param problem what is wrong, one line, no trailing period
 * @param fix what to do, one line, no trailing period
 * @param also further rule ids whose catalogues have a row for the same problem
 * @param from what brought the value, such as {@code target jobs, operation 3}; empty where the
 *     user wrote it
 */
public record Finding(
    String rule,
    FieldPath path,
    ErrorType type,
    Severity severity,
    boolean advice,
    String problem,
    String fix,
    List<String> also,
    String from) {

  /** A finding on what the user wrote. */
  public Finding(
      String rule,
      FieldPath path,
      ErrorType type,
      Severity severity,
      boolean advice,
      String problem,
      String fix,
      List<String> also) {
    this(rule, path, type, severity, advice, problem, fix, also, "");
  }

  /**
   * The same as mere advice.
   *
   * @param doubt what the problem then ends with: why it is not certain
   */
  public Finding asAdvice(String doubt) {
    Severity milder = severity == Severity.error ? Severity.warning : severity;
    return new Finding(rule, path, type, milder, true, problem + doubt, fix, also, from);
  }

  /** The same on a value that somebody else than the user brought. */
  public Finding from(String origin) {
    return new Finding(rule, path, type, severity, advice, problem, fix, also, origin);
  }

  /** The characters of its path and of what it says. */
  public int characters() {
    return path.length() + problem.length() + fix.length();
  }

  /** The line a person sees after the path: {@code problem; fix (RULE)}. */
  public String message() {
    return problem
        + (from.isEmpty() ? "" : " (from " + from + ")")
        + "; "
        + fix
        + " ("
        + rule
        + ")";
  }
}
