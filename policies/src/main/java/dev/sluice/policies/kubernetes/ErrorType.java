package dev.sluice.policies.kubernetes;

/** The API server's kinds of field error; the cause's reason is {@code FieldValue} + name. */
public enum ErrorType {
  NotFound,
  Required,
  Duplicate,
  Invalid,
  NotSupported,
  Forbidden,
  TooLong,
  TooMany,
  TypeInvalid;

  /** The reason of a status cause, such as {@code FieldValueForbidden}. */
  public String reason() {
    return "FieldValue" + name();
  }
}
