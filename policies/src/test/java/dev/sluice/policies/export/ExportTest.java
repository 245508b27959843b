package dev.sluice.policies.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an API server says by the exported policies, against what Sluice says of the same. */
class ExportTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Policies BUILT_IN = Policies.builtInOnly(KitCase.BOOK.catalogue());
  private static final ExportedPolicies EXPORTED = new ExportedPolicies(BUILT_IN, NOW);
  private static final Pattern LINE =
      Pattern.compile("(?:^|, )([^ ]+: .+? \\(([A-Z]+-[A-Z0-9]+)\\))");

  /** Rules that say in an API server what they say in Sluice, of whatever is new or changed. */
  private static final Set<String> WHOLE =
      Set.of(
          "VVP-030", "FLK-013", "SLU-001", "SLU-002", "VVP-017", "VVP-018", "SS-1", "VVP-029",
          "VVP-013", "VVP-031", "VVP-073", "FC-JM3", "FC-JM4", "FC-TM3", "FC-TM4");

  /** How many resources each is an update to. */
  private static final int NEXT = 8;

  private static List<Judged> judged = List.of();

  /** A case with what both say of it. */
  private record Judged(KitCase kit, Verdict verdict, List<String> refusals) {
    static Judged of(KitCase kit) {
      ExportedPolicies exported =
          kit.data().has("policies")
              ? new ExportedPolicies(kit.loadPolicies(), kit.clock().instant())
              : EXPORTED;
      AdmissionRequest request = kit.request(Origin.ADMISSION);
      return new Judged(
          kit, kit.judge().judge(request), exported.said(Action.Deny, request, kit.state()));
    }

    boolean changesTheSpec() {
      JsonNode spec = kit.object().path("spec");
      return kit.oldObject().filter(old -> old.path("spec").equals(spec)).isEmpty();
    }
  }

  /**
   * What an API server can be sent, where no policy speaks of other rules alone; rows of the API
   * server itself are left to the test in one.
   */
  @BeforeAll
  static void judge() {
    Set<String> files = Set.copyOf(DataFiles.names("kit"));
    judged =
        KitCase.all()
            .filter(kit -> files.contains(kit.file() + ".yaml"))
            .filter(kit -> kit.object().path("apiVersion").asText().contains("/"))
            .filter(kit -> !kit.data().has("policies") || isAboutExported(kit))
            .map(Judged::of)
            .toList();
  }

  private static boolean isAboutExported(KitCase kit) {
    String policies = kit.data().path("policies").toString();
    return Stream.concat(WHOLE.stream(), Stream.of("POD-120", "group:"))
        .anyMatch(policies::contains);
  }

  @Test
  void whatItRefusesSluiceRefusesForTheSameRule() {
    for (Judged each : judged) {
      assertThat(refusing(each.verdict))
          .as(each.kit + ": " + each.refusals)
          .containsAll(rules(each.refusals));
    }
  }

  @Test
  void itRefusesAllThatSluiceRefusesForMostOfItsRules() {
    for (Judged each : judged) {
      Set<String> refusing = refusing(each.verdict);
      refusing.retainAll(each.changesTheSpec() ? WHOLE : Set.of());
      assertThat(rules(each.refusals)).as(each.kit.toString()).containsAll(refusing);
    }
  }

  @Test
  void aLineIsTheOneOfSluiceWhereItNamesTheSamePlace() {
    for (Judged each : judged) {
      Map<String, String> lines = new HashMap<>();
      for (Verdict.Ruling ruling : each.verdict.rulings()) {
        Finding finding = ruling.finding();
        lines.put(finding.path() + " " + finding.rule(), finding.path() + ": " + finding.message());
      }
      for (String refusal : each.refusals) {
        List<MatchResult> found = LINE.matcher(refusal).results().toList();
        assertThat(found).as(refusal).isNotEmpty();
        for (MatchResult line : found) {
          String text = line.group(1);
          String place = text.substring(0, text.indexOf(": ")) + " " + line.group(2);
          assertThat(text).isEqualTo(lines.getOrDefault(place, text));
        }
      }
    }
  }

  /** Resources of the kit as updates of others of their kind. */
  @Test
  void whatItRefusesOfAnUpdateSluiceRefuses() {
    Judge judge = new Judge(KitCase.BOOK, BUILT_IN, InstantSource.fixed(NOW), () -> State.NONE);
    int refused = 0;
    for (List<JsonNode> objects : byKind()) {
      for (int i = 0; i < objects.size(); i++) {
        for (int j = i; j < i + NEXT; j++) {
          refused += refusals(judge, objects.get(i), objects.get(j % objects.size()));
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  /** Those that are about exported rules. */
  private static Collection<List<JsonNode>> byKind() {
    return judged.stream()
        .filter(each -> !each.refusals.isEmpty() || WHOLE.contains(each.kit.file()))
        .map(each -> each.kit.object())
        .collect(
            Collectors.groupingBy(
                object -> object.path("apiVersion").asText() + object.path("kind").asText()))
        .values();
  }

  private static int refusals(Judge judge, JsonNode old, JsonNode now) {
    AdmissionRequest request =
        new AdmissionRequest(
            Operation.UPDATE,
            now,
            Optional.of(old),
            "default",
            now.path("metadata").path("name").asText(""),
            Origin.ADMISSION);
    List<String> said = EXPORTED.said(Action.Deny, request, State.NONE);
    if (!said.isEmpty()) {
      assertThat(refusing(judge.judge(request)))
          .as("%s of %s to %s", said, old, now)
          .containsAll(rules(said));
    }
    return said.size();
  }

  /** The rules that lines are about. */
  private static Set<String> rules(List<String> said) {
    return said.stream()
        .flatMap(lines -> LINE.matcher(lines).results())
        .map(line -> line.group(2))
        .collect(Collectors.toSet());
  }

  private static Set<String> refusing(Verdict verdict) {
    return verdict.findings(Action.Deny).stream()
        .map(Finding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
