package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.LauncherCheckout.Run;
import dev.sluice.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code sluice}: builds what is stale, once, and runs it. */
class LauncherIT {
  @TempDir private Path temporary;
  private Path elsewhere;
  private LauncherCheckout checkout;

  @BeforeEach
  void copy() throws IOException {
    elsewhere = Files.createDirectory(temporary.resolve("elsewhere")).toRealPath();
    checkout = new LauncherCheckout(temporary);
  }

  /** Whatever still builds would keep the folder from being deleted. */
  @AfterEach
  void letBuildsEnd() {
    checkout.builds("go");
  }

  @Test
  void commandRunsInItsOwnFolderAndBuildsSpeakOnStandardErrorOnly() throws IOException {
    checkout.builds("go");
    Run run = start("check", "k8s *");
    assertThat(run.ended()).isZero();
    assertThat(run.said())
        .isEqualTo(
            """
            java in %s: -XX:+UseSerialGC -Xms32m -XX:MaxRAMPercentage=50 -XX:+UseCompressedOops \
            -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow -Xshare:auto -jar %s check k8s *
            """
                .formatted(elsewhere, checkout.jar()));
    assertThat(run.complained()).isEqualTo("building Sluice (first run takes a minute or two)…\n");
  }

  @Test
  void linksToItWorkAndNothingIsBuiltTwice() throws IOException {
    checkout.builds("go");
    start("serve").ended();
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), checkout.launcher());
    Run run = checkout.start(elsewhere, link, "serve");
    assertThat(run.ended()).isZero();
    assertThat(run.said()).contains("-jar " + checkout.jar() + " serve");
    assertThat(run.complained()).isEmpty();
    assertThat(checkout.builds()).isOne();
  }

  @Test
  void twoStartsAtOnceBuildOnceAndTheSecondSaysThatItWaits() throws IOException {
    Run first = start("serve");
    Polling.until("the build has begun", () -> checkout.builds() == 1);
    Run second = start("check");
    Polling.until("the second waits", () -> !second.complained().isEmpty());
    checkout.builds("go");
    assertThat(first.ended()).isZero();
    assertThat(second.ended()).isZero();
    assertThat(second.said()).startsWith("java in ");
    assertThat(second.complained())
        .isEqualTo("another start is building Sluice: waiting for it…\n");
    assertThat(checkout.builds()).isOne();
  }

  @Test
  void killedBuildBlocksNobodyAndItsHalfJarIsNotRun() throws IOException {
    Run killed = start("serve");
    Polling.until("the build has begun", () -> checkout.builds() == 1);
    killed.kill();
    checkout.builds("go");
    Run next = start("serve");
    assertThat(next.ended()).isZero();
    assertThat(next.complained()).startsWith("building Sluice again");
    assertThat(checkout.builds()).isEqualTo(2);
    assertThat(checkout.jar()).hasContent("whole");
  }

  @Test
  void sourceSavedWhileBuildingIsBuiltByTheNextStart() throws IOException {
    Run first = start("serve");
    Polling.until("the build has begun", () -> checkout.builds() == 1);
    Path saved = checkout.write("webhook/src/main/java/Main.java", "class Main {}");
    // Coarse clocks of file systems would give it the time of the build's start.
    Files.setLastModifiedTime(saved, FileTime.from(Instant.now().plusMillis(20)));
    checkout.builds("go");
    first.ended();
    start("serve").ended();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void runningServerKeepsItsJarWhenItIsBuiltAgain() throws IOException {
    checkout.builds("go");
    start("serve").ended();
    Path held = Files.createLink(elsewhere.resolve("held.jar"), checkout.jar());
    Files.writeString(held, "of the running server");
    checkout.write("webhook/src/main/java/New.java", "");
    Files.setLastModifiedTime(held, FileTime.from(Instant.now().minusSeconds(60)));
    start("serve").ended();
    assertThat(held).hasContent("of the running server");
    assertThat(checkout.jar()).hasContent("whole");
  }

  @Test
  void failedBuildSaysWhyAndIsTriedAgain() throws IOException {
    checkout.builds("fail");
    Run failed = start("serve");
    assertThat(failed.ended()).isEqualTo(2);
    assertThat(failed.said()).isEmpty();
    assertThat(failed.complained())
        .endsWith("no such symbol\nsluice: the build failed: see above\n");
    checkout.builds("go");
    assertThat(start("serve").ended()).isZero();
  }

  private Run start(String... arguments) throws IOException {
    return checkout.start(elsewhere, checkout.launcher(), arguments);
  }
}
