package dev.sluice.webhook;

import java.util.Locale;

/** The two admission endpoints. */
enum Webhook {
  VALIDATE,
  MUTATE;

  /** The value of the metric label, and the path without its slash. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return "/" + label();
  }
}
