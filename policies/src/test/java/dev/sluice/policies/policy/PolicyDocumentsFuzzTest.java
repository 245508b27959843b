package dev.sluice.policies.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.CpuTime;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.documents.ReadText;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold of any policy text: it loads or says where it is wrong, and what loads can judge.
 * A build only reads the texts in {@code PolicyDocumentsFuzzTestInputs}; this looks for others for
 * an hour, and leaves the first one that breaks a fact there as {@code crash-*}:
 *
 * <pre>JAZZER_FUZZ=1 ./mvnw test -pl policies -Dtest=PolicyDocumentsFuzzTest</pre>
 */
class PolicyDocumentsFuzzTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  /** What policies make a difference to, then one of each file; names as long as they get. */
  private static final List<AdmissionRequest> RESOURCES =
      Stream.concat(
              KitCase.all().filter(c -> c.data().has("policies")).limit(30),
              KitCase.all().filter(c -> !c.oldObject().isPresent()).limit(10))
          .map(c -> c.request(Origin.DOCUMENT))
          .map(PolicyDocumentsFuzzTest::longNames)
          .toList();

  @FuzzTest(maxDuration = "1h")
  void loadsOrSaysWhereItIsWrong(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Documents read = Documents.read("policies.yaml", text);
    PolicyDocuments.Loaded loaded = CpuTime.bounded(() -> load(read));
    loaded.errors().forEach(e -> ReadText.expectOneLine(e.problem()));
    loaded.errors().forEach(e -> assertThat(Math.min(e.line(), e.column())).isPositive());
    loaded.policies().names().forEach(ReadText::expectOneLine);
    assertThat(load(read).policies().generation())
        .matches("[0-9a-f]{12}")
        .isEqualTo(loaded.policies().generation());
    if (loaded.errors().size() < read.documents().size()) {
      judge(new Judge(KitCase.BOOK, loaded.policies(), NOW, () -> State.NONE));
    }
  }

  private static PolicyDocuments.Loaded load(Documents read) {
    return PolicyDocuments.load(read.documents(), KitCase.BOOK);
  }

  private static void judge(Judge judge) {
    for (AdmissionRequest resource : RESOURCES) {
      Verdict verdict = CpuTime.bounded(() -> judge.judge(resource));
      verdict.rulings().forEach(r -> ReadText.expectOneLine(r.finding().message()));
    }
  }

  private static AdmissionRequest longNames(AdmissionRequest request) {
    return new AdmissionRequest(
        request.operation(),
        request.object(),
        request.oldObject(),
        "a".repeat(63),
        "a".repeat(253),
        request.origin());
  }
}
