package dev.sluice.policies.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.patch.Containment;
import dev.sluice.policies.patch.Parsson;
import dev.sluice.policies.patch.Zjsonpatch;
import dev.sluice.policies.targets.PatchPlan.Outcome;
import dev.sluice.policies.targets.Rfc6902.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan does beside what RFC 6902 says, as {@code patch/rfc6902.yaml} has it. */
class Rfc6902Test {
  static Stream<JsonNode> examples() {
    return Rfc6902.DATA.path("examples").valueStream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreAsTheRfcSays(JsonNode example) {
    Row row = Rfc6902.example(example);
    Optional<JsonNode> expected = Optional.ofNullable(example.get("result"));
    if (example.has("parsson")) {
      assertDiffers(expected, Parsson.apply(row.document(), row.patch()));
    } else {
      assertSame(expected, Parsson.apply(row.document(), row.patch()));
    }
    if (example.has("deviation")) {
      assertThat(deviation(row, expected)).contains(example.path("deviation").asText());
    } else {
      assertSame(expected, row.planned());
    }
  }

  @Test
  void a13ThatHasTwoOpsIsNoDocument() {
    String text =
        "{\"patch\": [{\"op\": \"add\", \"path\": \"/a\", \"value\": 1, \"op\": \"remove\"}]}";
    assertThat(Documents.read("a.json", text).errors()).hasSize(1);
  }

  @Test
  void anotherImplementationSaysTheSame() {
    Set<String> differs = new TreeSet<>();
    Rfc6902.table()
        .filter(row -> row.isAllowed() != Parsson.apply(row.document(), row.patch()).isPresent())
        .filter(row -> !isTestOfNumbers(row))
        .forEach(row -> differs.add(Rfc6902.pointer(row)));
    Set<String> known =
        Rfc6902.DATA
            .path("pointers")
            .valueStream()
            .filter(at -> at.has("parsson"))
            .map(at -> at.path("pointer").asText())
            .collect(Collectors.toSet());
    assertThat(differs).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void aPlanDoesTheSameButForWhatIsListed() {
    Map<String, Set<String>> deviations = new TreeMap<>();
    Rfc6902.table()
        .forEach(
            row ->
                deviation(row, rfc(row))
                    .ifPresent(
                        name ->
                            deviations
                                .computeIfAbsent(name, n -> new TreeSet<>())
                                .add(row.name())));
    Map<String, Set<String>> listed = new TreeMap<>();
    for (JsonNode group : Rfc6902.DATA.path("deviations")) {
      Set<String> rows = new TreeSet<>();
      group.path("rows").forEach(row -> rows.add(row.asText()));
      listed.put(group.path("deviation").asText(), rows);
    }
    assertThat(deviations).isEqualTo(listed);
  }

  static Stream<JsonNode> faults() {
    return Rfc6902.DATA.path("zjsonpatch").valueStream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsOfZjsonpatchAreNotOurs(JsonNode fault) {
    Row row = Rfc6902.example(fault);
    Optional<JsonNode> theirs = Zjsonpatch.apply(row.document(), row.patch());
    assertSame(Optional.ofNullable(fault.get("result")), theirs);
    assertDiffers(theirs, row.planned());
  }

  @Test
  void zjsonpatchDoesTheSameWhereNothingIsAlreadySo() {
    Set<String> differs = new TreeSet<>();
    Rfc6902.table()
        .filter(row -> deviation(row, rfc(row)).isEmpty() && !hasAlready(row))
        .filter(row -> !isSame(row.planned(), Zjsonpatch.apply(row.document(), row.patch())))
        .forEach(row -> differs.add(Rfc6902.pointer(row)));
    Set<String> known = new TreeSet<>();
    faults().forEach(fault -> fault.path("rows").forEach(row -> known.add(row.asText())));
    assertThat(differs).isEqualTo(known);
  }

  /** What the RFC makes of it; of what the other implementation cannot do, what we make of it. */
  private static Optional<JsonNode> rfc(Row row) {
    return row.isAllowed()
        ? Parsson.apply(row.document(), row.patch())
            .or(row::planned)
            .or(() -> Optional.of(row.document()))
        : Optional.empty();
  }

  /** How a plan deviates from the RFC. */
  private static Optional<String> deviation(Row row, Optional<JsonNode> rfc) {
    if (isSame(rfc, row.planned())) {
      return Optional.empty();
    }
    Optional<String> problem = row.plan().failure().map(PatchPlan.Failure::problem);
    return Optional.of(problem.map(p -> refusal(row, p)).orElseGet(() -> skipped(row)));
  }

  private static String refusal(Row row, String problem) {
    if (Rfc6902.pointer(row).equals("/nothing") && problem.endsWith("does not have it")) {
      return "null";
    }
    if (problem.contains("whole document")) {
      return "root";
    }
    if (problem.contains("is an element of a list")) {
      return "list element";
    }
    return problem.startsWith("applied to its own result") ? "not repeatable" : problem;
  }

  private static String skipped(Row row) {
    boolean isNull = row.patch().get(0).path("value").isNull();
    return !hasAlready(row) ? "not known" : isNull ? "null" : "already so";
  }

  private static boolean hasAlready(Row row) {
    return row.plan().steps().stream().anyMatch(step -> step.outcome() == Outcome.already);
  }

  private static boolean isTestOfNumbers(Row row) {
    return row.name().matches("test .*1\\.0.*");
  }

  private static void assertSame(Optional<JsonNode> expected, Optional<JsonNode> found) {
    assertThat(isSame(expected, found)).as("%s, not %s", expected, found).isTrue();
  }

  private static void assertDiffers(Optional<JsonNode> one, Optional<JsonNode> other) {
    assertThat(isSame(one, other)).as("%s and %s", one, other).isFalse();
  }

  private static boolean isSame(Optional<JsonNode> one, Optional<JsonNode> other) {
    return one.isPresent()
        ? other.filter(found -> Containment.isSame(one.get(), found)).isPresent()
        : other.isEmpty();
  }
}
