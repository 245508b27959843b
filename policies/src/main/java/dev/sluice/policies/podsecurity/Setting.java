package dev.sluice.policies.podsecurity;

/** What a container has to have, in itself or, some, in its pod. */
public enum Setting {
  PRIVILEGE_ESCALATION(
      Control.PRIVILEGE_ESCALATION, "allowPrivilegeEscalation", "must be false", "false"),
  DROPPED_CAPABILITIES(
      Control.CAPABILITIES, "capabilities.drop", "must include \"ALL\"", "[\"ALL\"]"),
  NON_ROOT(Control.NON_ROOT, "runAsNonRoot", "must be true", "true"),
  SECCOMP(
      Control.SECCOMP,
      "seccompProfile.type",
      "must be \"RuntimeDefault\" or \"Localhost\"",
      "\"RuntimeDefault\"");

  private final Control control;
  private final String field;
  private final String must;
  private final String value;

  Setting(Control control, String field, String must, String value) {
    this.control = control;
    this.field = field;
    this.must = must;
    this.value = value;
  }

  /** What it belongs to. */
  public Control control() {
    return control;
  }

  /** The field below {@code securityContext}, such as {@code capabilities.drop}. */
  public String field() {
    return field;
  }

  /** What is wrong without it, such as {@code must be true}. */
  public String must() {
    return must;
  }

  /** What to set, as JSON. */
  public String value() {
    return value;
  }
}
