package dev.sluice.webhook.metrics;

import java.util.Locale;

/** What of the server a connection or a request is for. */
public enum Port {
  ADMISSION,
  MANAGEMENT;

  /** The value of the metrics' label, and the word in the log. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
