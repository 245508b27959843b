package dev.sluice.webhook.http;

/** Why a connection was ended that would have gone on. */
public enum Turned {
  /** It came when all places were taken by connections with something under way. */
  FULL("full"),
  /** It had asked for nothing the longest when another one came and all places were taken. */
  DISPLACED("displaced"),
  /** It began a request and did not come to the end of its headers. */
  SLOW_HEADERS("slow_headers"),
  /** It did not take the answer to what it had asked. */
  UNREAD_ANSWER("unread_answer");

  private final String label;

  Turned(String label) {
    this.label = label;
  }

  /** The value of the metric's label. */
  public String label() {
    return label;
  }
}
