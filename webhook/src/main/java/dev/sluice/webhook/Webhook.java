package dev.sluice.webhook;

import java.util.Locale;

/** The two admission endpoints. */
enum Webhook {
  VALIDATE,
  MUTATE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The value of the metric label, and the path without its slash. */
  String label() {
    return label;
  }

  String path() {
    return "/" + label();
  }
}
