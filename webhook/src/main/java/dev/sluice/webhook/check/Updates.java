package dev.sluice.webhook.check;

/** What a resource was judged as an update of. */
public enum Updates {
  /** Of nothing: as new. */
  NOTHING("", ""),
  /** Of the object in the state. */
  STATE("state", "as an update of what is deployed"),
  /** Of itself, since it is what a server stored. */
  ITSELF("itself", "as deployed, since it has a status, uid or resourceVersion");

  private final String word;
  private final String words;

  Updates(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** For programs; empty for what is new. */
  public String word() {
    return word;
  }

  /** For people: how it was judged; empty for what is new. */
  public String words() {
    return words;
  }
}
