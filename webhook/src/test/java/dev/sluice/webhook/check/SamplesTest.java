package dev.sluice.webhook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.policies.Judge;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.TestFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole resources as people write them, with exactly what is found in each. */
class SamplesTest {

  @Test
  void ownSamplesAreJudgedAsExpected() {
    Path folder = TestFiles.resource("samples");
    assertThat(verdicts(folder)).containsExactlyElementsOf(expected("samples.expected"));
  }

  /** Upstream's own samples are read where they lie and never copied. */
  @Test
  void upstreamSamplesAreJudgedAsExpected() {
    Optional<Path> corpus = TestFiles.corpus();
    assumeTrue(corpus.isPresent(), "no upstream samples: set SLUICE_CORPUS to their folder");
    List<String> verdicts = new ArrayList<>();
    Path samples = corpus.get().resolve("samples");
    verdicts.addAll(verdicts(samples.resolve("flink-kubernetes-operator")));
    verdicts.addAll(verdicts(samples.resolve("flinkcluster")));
    verdicts(samples.resolve("ververica")).stream()
        .filter(line -> line.startsWith("src-"))
        .forEach(verdicts::add);
    assertThat(verdicts).containsExactlyElementsOf(expected("upstream-samples.expected"));
  }

  /** {@code file document Kind name: verdict}, and a line for each finding and note. */
  private static List<String> verdicts(Path folder) {
    Judge judge = BuiltIns.judge(InstantSource.system());
    List<String> lines = new ArrayList<>();
    for (Path file : TestFiles.below(folder, ".yaml")) {
      String name = folder.relativize(file).toString();
      Documents read = Documents.read(name, TestFiles.text(file));
      assertThat(read.errors()).isEmpty();
      CheckResult result = new Check(judge, _ -> false).of(List.of(read));
      result.results().forEach(judged -> lines.addAll(lines(judged)));
      result.skipped().forEach(kind -> lines.add(name + " skips " + kind));
    }
    return lines;
  }

  private static List<String> lines(CheckResult.Judged judged) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %d %s %s: %s"
            .formatted(
                judged.document().source(),
                judged.document().number(),
                judged.kind().kind(),
                judged.name(),
                word(judged.verdict().action())));
    for (Ruling ruling : judged.verdict().rulings()) {
      List<String> also = ruling.finding().also();
      lines.add(
          "  %s %s %s%s"
              .formatted(
                  ruling.action(),
                  ruling.finding().rule(),
                  ruling.finding().path(),
                  also.isEmpty() ? "" : " also " + String.join(",", also)));
    }
    judged.verdict().notes().forEach(note -> lines.add("  note " + note.rule()));
    return lines;
  }

  private static String word(Action action) {
    return action == Action.Off ? "Allow" : action.name();
  }

  private static List<String> expected(String file) {
    return TestFiles.text(TestFiles.resource(file))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
