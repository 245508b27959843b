package dev.sluice.webhook.source;

import java.nio.file.Path;

/** Commands to copy into a shell. */
final class Shell {
  private Shell() {}

  /** A command whose output {@code sluice check} reads. */
  static String pipe(String command, Path argument) {
    return "`" + command + " " + word(argument) + " | sluice check -`";
  }

  private static String word(Path path) {
    String text = path.toString();
    if (text.isEmpty()) {
      return ".";
    }
    return text.matches("[\\w./][\\w./+@%-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
