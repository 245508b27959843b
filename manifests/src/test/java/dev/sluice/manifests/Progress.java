package dev.sluice.manifests;

/** What is said to whoever waits. */
final class Progress {
  private Progress() {}

  static void say(String line) {
    System.out.println("end-to-end: " + line);
  }
}
