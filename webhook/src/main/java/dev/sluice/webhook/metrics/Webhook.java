package dev.sluice.webhook.metrics;

import java.util.Locale;

/** The two admission endpoints. */
public enum Webhook {
  VALIDATE,
  MUTATE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The value of the metric label, and the path without its slash. */
  String label() {
    return label;
  }

  public String path() {
    return "/" + label();
  }
}
