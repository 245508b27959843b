package dev.sluice.webhook.check;

/** How something that a policy refuses came to stand in a cluster, as far as that can be told. */
public enum Mark {
  /** The resource is older than the policy as it is now. */
  OLDER("older", "older than the policy as it is now"),

  /** The resource is younger, so it did not pass the webhook with what it is refused for. */
  AWAY(
      "away", "created under this policy: admitted while the webhook was away, or changed past it");

  private final String word;
  private final String words;

  Mark(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** For programs. */
  public String word() {
    return word;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
