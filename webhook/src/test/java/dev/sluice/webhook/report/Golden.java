package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts in files. {@code -Dgolden=write} writes what came instead of comparing: look at
 * the difference before it is committed.
 */
public final class Golden {
  /** The folder with the inputs and what is expected of them. */
  public static final Path FOLDER = Path.of("src/test/resources/dev/sluice/webhook/golden");

  private Golden() {}

  public static void assertIsAsIn(String file, String actual) throws IOException {
    Path expected = FOLDER.resolve(file);
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
