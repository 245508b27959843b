package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract kit once more, through a real API server: what it defaults, and how it reads and
 * writes JSON, changes no verdict.
 */
@ExtendWith(EndToEnd.class)
class KitCasesIT {
  private static final Path KIT = Path.of("../policies/src/test/resources/dev/sluice/policies/kit");

  /** What a new object alone does not show. */
  private static final List<String> MORE =
      List.of("oldObject", "policies", "state", "origin", "now");

  private static final Pattern RULE = Pattern.compile("\\(([A-Z0-9-]+)\\)\"?$", Pattern.MULTILINE);

  @Test
  void eachCaseThatItLetsThroughIsJudgedAsExpected(Cluster cluster) {
    String namespace = cluster.namespace();
    List<String> expected = new ArrayList<>();
    List<String> judged = new ArrayList<>();
    for (Path file : TestFiles.below(KIT, ".yaml")) {
      for (JsonNode kit : TestFiles.objects(file)) {
        if (!isForNewResources(kit)) {
          continue;
        }
        Answer answer = cluster.api().dryRun(namespace, kit.path("object"));
        assertThat(answer.message()).doesNotContain("failed calling webhook");
        if (cameThroughWhole(answer)) {
          String name = file.getFileName() + " " + kit.path("case").asText() + ": ";
          expected.add(name + expected(kit));
          judged.add(name + found(answer));
        }
      }
    }
    assertThat(judged).hasSizeGreaterThan(300).containsExactlyElementsOf(expected);
  }

  /** A resource at any time with nothing else, that does not name its namespace. */
  private static boolean isForNewResources(JsonNode kit) {
    return kit.at("/object/apiVersion").asText().contains("/")
        && kit.at("/object/metadata/namespace").isMissingNode()
        && MORE.stream().noneMatch(kit::has);
  }

  /** Neither the schema nor the client refused it, and nothing was pruned before Sluice saw it. */
  private static boolean cameThroughWhole(Answer answer) {
    return (answer.done() || answer.message().startsWith("admission webhook"))
        && answer.warnings().stream().noneMatch(warning -> warning.contains("unknown field"));
  }

  /** Action and rule; the place of what meets a default is another once that is filled in. */
  private static Collection<String> expected(JsonNode kit) {
    TreeSet<String> findings = new TreeSet<>();
    for (JsonNode finding : kit.path("expect")) {
      findings.add(finding.path("action").asText() + " " + finding.path("rule").asText());
    }
    return findings;
  }

  private static Collection<String> found(Answer answer) {
    TreeSet<String> findings = new TreeSet<>();
    answer.causes().forEach(cause -> findings.add("Deny " + rule(cause.getMessage())));
    answer.warnings().forEach(warning -> findings.add("Warn " + rule(warning)));
    return findings;
  }

  /** The id at the end of a message; the whole of what has none. */
  private static String rule(String message) {
    Matcher rule = RULE.matcher(message);
    return rule.find() ? rule.group(1) : message;
  }
}
