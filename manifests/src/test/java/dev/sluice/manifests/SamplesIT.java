package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.Api.Answer;
import dev.sluice.manifests.ExpectedVerdicts.Expected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each sample that an API server can be sent gets from it the verdict that is expected of it
 * everywhere, unless its own schema refuses it first.
 */
@ExtendWith(EndToEnd.class)
class SamplesIT {
  private static final Path WEBHOOK = Path.of("../webhook/src/test/resources/dev/sluice/webhook");
  private static final Pattern RULE =
      Pattern.compile("\\(([A-Z]+-[A-Z0-9]+)\\)\"?$", Pattern.MULTILINE);

  @Test
  void ownSamplesGetTheirVerdict(Cluster cluster) {
    assertVerdicts(cluster, WEBHOOK.resolve("samples.expected"), WEBHOOK.resolve("samples"));
  }

  @Test
  void upstreamSamplesGetTheirVerdict(Cluster cluster) {
    Optional<Path> corpus = TestFiles.corpus();
    assumeTrue(corpus.isPresent(), "no upstream samples: set SLUICE_CORPUS to their folder");
    Path samples = corpus.get().resolve("samples");
    assertVerdicts(
        cluster,
        WEBHOOK.resolve("upstream-samples.expected"),
        samples.resolve("flink-kubernetes-operator"),
        samples.resolve("flinkcluster"),
        samples.resolve("ververica"));
  }

  private static void assertVerdicts(Cluster cluster, Path expectations, Path... folders) {
    String namespace = cluster.namespace();
    List<String> refusedBySchema =
        ExpectedVerdicts.lines(TestFiles.resource("refused-by-schema.expected"));
    List<String> expected = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    for (Expected verdict : ExpectedVerdicts.of(expectations)) {
      ObjectNode sample = verdict.document(folders);
      if (!sample.path("apiVersion").asText().contains("/")) {
        continue; // the platform's own documents, which are no resources
      }
      sample.withObject("/metadata").put("namespace", namespace);
      boolean bySchema = refusedBySchema.contains(verdict.sample());
      expected.add(verdict.sample() + (bySchema ? ": schema" : verdict.outcome()));
      answered.add(verdict.sample() + outcome(cluster.api().dryRun(namespace, sample)));
    }
    assertThat(answered).containsExactlyElementsOf(expected);
  }

  /** {@code : denied RULE… warned RULE…}, or that a schema did not let it come so far. */
  private static String outcome(Answer answer) {
    if (!answer.done() && !answer.message().startsWith("admission webhook")) {
      assertThat(answer.code()).describedAs(answer.message()).isEqualTo(422);
      return ": schema";
    }
    return ExpectedVerdicts.outcome(
        rules(answer.causes().stream().map(cause -> cause.getMessage())),
        rules(answer.warnings().stream()));
  }

  private static TreeSet<String> rules(Stream<String> messages) {
    TreeSet<String> rules = new TreeSet<>();
    messages.forEach(
        message -> {
          Matcher rule = RULE.matcher(message);
          rules.add(rule.find() ? rule.group(1) : message);
        });
    return rules;
  }
}
