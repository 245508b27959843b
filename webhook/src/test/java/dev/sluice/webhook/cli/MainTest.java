package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.ConsoleAppender;
import dev.sluice.webhook.cli.CommandRun.Given;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private static final Given GIVEN = Given.directory(Path.of(""));

  @Command(name = "crash")
  static final class Crash extends Subcommand {
    private final Throwable bug;

    Crash(Throwable bug) {
      this.bug = bug;
    }

    @Override
    public Integer call() throws Exception {
      if (bug instanceof Error error) {
        throw error;
      }
      throw (Exception) bug;
    }
  }

  @Test
  void helpListsEveryCommand() {
    CommandRun run = GIVEN.run("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(Main.commandLine(GIVEN.surroundings()).getSubcommands().keySet())
        .allMatch(name -> run.out().contains("\n  " + name));
  }

  @Test
  void helpOfEveryCommandIsShort() {
    for (String name : Main.commandLine(GIVEN.surroundings()).getSubcommands().keySet()) {
      CommandRun run = GIVEN.run(name, "--help");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out().lines()).hasSizeLessThan(40).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void versionIsDevOutsideAJar() {
    assertThat(GIVEN.run("--version").out()).isEqualTo("sluice dev\n");
  }

  /** Of a Service called sluice, in each pod beside it. */
  @Test
  void anAddressThatKubernetesSetsIsNoFlag() {
    Given given = GIVEN.variable("SLUICE_FAIL_ON", "tcp://10.0.0.1:443").input("a: 1");
    assertThat(given.run("check", "-").err()).doesNotContain("SLUICE_FAIL_ON");
    Given service = GIVEN.variable("SLUICE_PORT", "tcp://10.0.0.1:443");
    assertThat(service.run("serve", "--management-port", "8443").err())
        .contains("--port and --management-port are both 8443");
  }

  @Test
  void equalPortsAreWrongUsage() {
    CommandRun run = GIVEN.run("serve", "--port", "8080");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--port and --management-port are both 8080; choose two");
  }

  @Test
  void helpAndVersionAreCommandsToo() {
    assertThat(GIVEN.run("help")).isEqualTo(GIVEN.run("--help"));
    assertThat(GIVEN.run("help", "check")).isEqualTo(GIVEN.run("check", "--help"));
    assertThat(GIVEN.run("version")).isEqualTo(GIVEN.run("--version"));
    CommandRun run = GIVEN.run("help", "chekc");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("chekc");
  }

  @Test
  void noCommandIsWrongUsage() {
    CommandRun run = GIVEN.run();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("name a command: ", "check", "sluice --help");
  }

  @Test
  void misspeltCommandsAndFlagsGetASuggestion() {
    assertThat(GIVEN.run("chekc").err()).contains("Did you mean: sluice check");
    assertThat(GIVEN.run("check", "--outptu").err()).contains("--output");
    assertThat(GIVEN.run("chekc").exitCode()).isEqualTo(2);
  }

  @Test
  void variableStandsForAFlagAndTheFlagWins() {
    Given given = GIVEN.variable("SLUICE_FAIL_ON", "never");
    assertThat(given.run("check", "-").err()).contains("'never'", "(from SLUICE_FAIL_ON)");
    assertThat(given.input("a: 1").run("check", "-", "--fail-on=warn").exitCode()).isZero();
    assertThat(GIVEN.run("check", "-", "--fail-on=never").err()).doesNotContain("SLUICE_");
  }

  @Test
  void emptyVariableCountsAsNotSet() {
    Given given = GIVEN.variable("SLUICE_FAIL_ON", "").input("a: 1");
    assertThat(given.run("check", "-").exitCode()).isZero();
  }

  @Test
  void bugIsOneLineWithoutAStackTraceAndNeverADenial() {
    assertBug(new IllegalStateException("odd\nstate"), "odd state");
    assertBug(new StackOverflowError(), "StackOverflowError");
  }

  @Test
  void noMemoryIsNoBugAndSaysWhatGivesMore() {
    CommandLine commandLine =
        Main.commandLine(GIVEN.surroundings()).addSubcommand(new Crash(new OutOfMemoryError()));
    CommandRun run = Given.run(commandLine, "crash");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("SLUICE_JAVA_OPTS=-Xmx").doesNotContain("bug");
  }

  @Test
  void addressesAndFilesThatCannotBeAreWrongUsageBeforeAnythingStarts(@TempDir Path folder) {
    assertThat(serve("--port", "99999")).contains("--port: there is no port 99999");
    assertThat(serve("--management-port", "-1")).contains("--management-port: there is no port -1");
    assertThat(serve("--drain-delay", "-1")).contains("--drain-delay must be between 0 and 3600");
    assertThat(serve("--host", "999.1.1.1")).contains("--host: 999.1.1.1 is neither an address");
    assertThat(serve("--host", "192.0.2.1"))
        .contains("--host: 192.0.2.1 is not an address of this");
    assertThat(serve("--ca-out", folder.resolve("missing/ca.pem").toString()))
        .contains("--ca-out: there is no folder " + folder.resolve("missing"));
    assertThat(serve("--ca-out", folder.toString())).contains("cannot be written");
  }

  @Test
  void aCertificateOfItsOwnIsForThisMachineAloneUnlessAskedFor() {
    assertThat(serve("--host", "0.0.0.0"))
        .contains("there is no certificate for 0.0.0.0", "--tls-cert", "--allow-ephemeral");
  }

  private static String serve(String flag, String value) {
    CommandRun run = GIVEN.run("serve", flag, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    return run.err();
  }

  @Test
  void logsGoToStandardError() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    assertThat(root.iteratorForAppenders())
        .toIterable()
        .isNotEmpty()
        .allMatch(a -> a instanceof ConsoleAppender<?> c && c.getTarget().equals("System.err"));
  }

  private static void assertBug(Throwable bug, String text) {
    CommandLine commandLine = Main.commandLine(GIVEN.surroundings()).addSubcommand(new Crash(bug));
    CommandRun run = Given.run(commandLine, "crash");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(text, "a bug in sluice");
  }
}
