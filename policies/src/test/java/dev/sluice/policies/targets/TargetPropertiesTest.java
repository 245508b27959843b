package dev.sluice.policies.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.MessageStyle;
import dev.sluice.policies.Mutator.Mutated;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Seed;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.patch.Parsson;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for each patch set and each object, shown on the kit's objects with values changed at
 * random. {@code -Dseed=} repeats a run.
 */
class TargetPropertiesTest {
  private static final int ROUNDS = 3_000;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Random RANDOM = new Random(Seed.of(TargetPropertiesTest.class));
  private static final GeneratedPatches GENERATED = new GeneratedPatches(RANDOM);

  /** The one target that there is, in turn. */
  private static final AtomicReference<State> STATE = new AtomicReference<>(State.NONE);

  private static final Judge JUDGE =
      new Judge(
          KitCase.BOOK,
          Policies.builtInOnly(KitCase.BOOK.catalogue()),
          InstantSource.system(),
          STATE::get);
  private static final List<Round> ALL = rounds();

  /**
   * An object that has a target, and what the target does to it.
   *
   * @param ofTarget the verdict on the target
   */
  private record Round(
      JsonNode object,
      ArrayNode set,
      KindProfile kind,
      State state,
      Verdict ofTarget,
      Mutated done) {

    /** What was planned of a set that fits and leaves alone what it must. */
    Optional<PatchPlan> applied() {
      return done.plan()
          .filter(plan -> plan.failure().isEmpty() && !done.verdict().denied())
          .filter(_ -> !rules(ofTarget).contains(ProtectedFields.ID));
    }
  }

  private interface Property {
    void holds(Round round) throws Exception;
  }

  private static List<JsonNode> objects() {
    return KitCase.all()
        .map(KitCase::object)
        .filter(object -> object.path("metadata").isObject())
        .filter(object -> kind(object).filter(k -> !k.fields(Targeted.TYPE).isEmpty()).isPresent())
        .collect(
            Collectors.groupingBy(object -> object.path("apiVersion") + " " + object.path("kind")))
        .values()
        .stream()
        .flatMap(ofKind -> ofKind.stream().limit(40))
        .toList();
  }

  private static Optional<KindProfile> kind(JsonNode object) {
    return KitCase.BOOK.kinds().of(object);
  }

  private static void each(Property property) {
    for (Round round : ALL) {
      STATE.set(round.state);
      try {
        property.holds(round);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(round.set + " on " + round.object, e);
      }
    }
  }

  /** The same for those whose set fits. */
  private static void eachApplied(Property property) {
    each(
        round -> {
          if (round.applied().isPresent()) {
            property.holds(round);
          }
        });
  }

  private static List<Round> rounds() {
    List<JsonNode> objects = objects();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(round(objects.get(RANDOM.nextInt(objects.size()))));
    }
    return rounds;
  }

  private static Round round(JsonNode base) {
    ObjectNode object = (ObjectNode) GENERATED.mutated(base);
    KindProfile kind = kind(object).orElseThrow();
    kind.targetReference().ifPresent(at -> removed(object, Pointers.tokens(at.pointer())));
    object.withObject("/metadata").withObjectProperty("labels").put(TargetReference.LABEL, "jobs");
    ArrayNode set = GENERATED.set(object.at(kind.documentRoot()));
    State state = new KnownObjects(List.of(target(set)));
    STATE.set(state);
    try {
      return new Round(object, set, kind, state, ofTarget(set), mutate(object));
    } catch (RuntimeException e) {
      throw new AssertionError(set + " on " + object, e);
    }
  }

  private static ObjectNode target(JsonNode set) {
    ObjectNode target = JSON.createObjectNode();
    target.put("apiVersion", "sluice.dev/v1alpha1").put("kind", "DeploymentTarget");
    target.putObject("metadata").put("name", "jobs").put("uid", "5d1f");
    target.putObject("spec").set("deploymentPatchSet", set);
    ((ObjectNode) target.path("spec")).putObject("kubernetes");
    return target;
  }

  private static Mutated mutate(JsonNode object) {
    return JUDGE.mutator().mutate(created(object));
  }

  private static void removed(ObjectNode object, List<String> names) {
    JsonNode parent = object;
    for (String name : names.subList(0, names.size() - 1)) {
      parent = parent.path(name);
    }
    if (parent instanceof ObjectNode above) {
      above.remove(names.getLast());
    }
  }

  private static AdmissionRequest created(JsonNode object) {
    return new AdmissionRequest(
        Operation.CREATE, object, Optional.empty(), "team-a", "orders", Origin.ADMISSION);
  }

  @Test
  void manyFitAndManyDoNot() {
    assertThat(ALL.stream().filter(round -> round.applied().isPresent()).count())
        .isBetween(ROUNDS / 10L, ROUNDS * 9L / 10);
    assertThat(ALL.stream().filter(round -> round.done.edits().size() > 1).count())
        .isGreaterThan(ROUNDS / 20L);
  }

  @Test
  void whatIsStoredHasNoEditMoreAndPassesTheValidatingWebhook() {
    eachApplied(
        round -> {
          JsonNode stored = GENERATED.stored(round.done.object(), read(round));
          Mutated again = mutate(stored);
          assertThat(again.edits()).as("%s", stored).isEmpty();
          assertThat(again.verdict().rulings()).as("%s", stored).isEmpty();
          assertThat(rules(JUDGE.judge(created(stored))))
              .as("%s", stored)
              .doesNotContain(TargetFindings.ABSENT_EFFECT, TargetFindings.MISFIT);
        });
  }

  /** What operations read has to stay as it is, and so has what is not the user's. */
  private static GeneratedPatches.Place read(Round round) {
    List<String> root = Pointers.tokens(round.kind.documentRoot());
    Stream<List<String>> read =
        round.applied().orElseThrow().steps().stream()
            .map(PatchPlan.Step::operation)
            .flatMap(operation -> read(operation).stream())
            .map(at -> Stream.concat(root.stream(), Pointers.tokens(at).stream()).toList());
    return new GeneratedPatches.Place(
        Stream.concat(read, Stream.of("apiVersion", "kind", "metadata").map(List::of)).toList());
  }

  private static Optional<JsonPointer> read(PatchOperation operation) {
    return switch (operation) {
      case PatchOperation.Test(var path, _) -> Optional.of(path);
      case PatchOperation.Copy(var from, _) -> Optional.of(from);
      case PatchOperation.Move(var from, _) -> Optional.of(from);
      default -> Optional.empty();
    };
  }

  @Test
  void theAnswersPatchDoesTheSameElsewhere() {
    each(
        round -> {
          ArrayNode patch = JSON.createArrayNode();
          round.done.edits().forEach(edit -> patch.add(edit.operation().json()));
          assertThat(Parsson.apply(round.object, patch))
              .contains(JSON.readTree(round.done.object().toString()));
        });
  }

  @Test
  void theAnswersPatchIsSmallAndPlain() {
    each(
        round -> {
          JsonNode now = round.object;
          for (Edit edit : round.done.edits()) {
            plain(edit.operation(), now);
            ArrayNode one = JSON.createArrayNode().add(edit.operation().json());
            now = Parsson.apply(now, one).orElseThrow();
          }
        });
  }

  private static void plain(PatchOperation operation, JsonNode now) {
    JsonNode parent = now.at(operation.path().head());
    String name = operation.path().last().getMatchingProperty();
    JsonNode there = parent.isArray() ? parent.path(Pointers.index(name)) : parent.path(name);
    assertThat(parent.isContainerNode()).as("%s has a parent", operation).isTrue();
    if (parent.isArray()) {
      assertThat(Pointers.index(name)).isBetween(0, parent.size());
    }
    switch (operation) {
      case PatchOperation.Add _ ->
          assertThat(parent.isArray() || there.isMissingNode()).as("%s is new", operation).isTrue();
      case PatchOperation.Replace(_, JsonNode value) -> {
        assertThat(there.isMissingNode()).isFalse();
        assertThat(value).isNotEqualTo(there);
        assertThat(value.isContainerNode() && value.getNodeType() == there.getNodeType())
            .as("%s replaces the whole of what it changes in part", operation)
            .isFalse();
      }
      case PatchOperation.Remove _ -> assertThat(there.isMissingNode()).isFalse();
      default -> throw new AssertionError(operation.toString());
    }
  }

  @Test
  void anOperationThatFailsLeavesTheObjectAsItIs() {
    each(
        round -> {
          String before = round.object.toString();
          Mutated again = mutate(round.object);
          assertThat(round.object).hasToString(before);
          assertThat(again.object()).isEqualTo(round.done.object());
          if (round.done.plan().flatMap(PatchPlan::failure).isPresent()) {
            assertThat(round.done.object()).isSameAs(round.object);
            assertThat(round.done.edits()).isEmpty();
          }
        });
  }

  @Test
  void messagesHoldTheStyle() {
    each(
        round -> {
          assertThat(MessageStyle.of(round.done.verdict())).isEmpty();
          assertThat(MessageStyle.of(round.ofTarget)).isEmpty();
        });
  }

  private static final List<JsonPointer> PROTECTED =
      Stream.of(
              "/apiVersion",
              "/kind",
              "/status",
              "/metadata/name",
              "/metadata/generateName",
              "/metadata/namespace",
              "/metadata/uid",
              "/metadata/resourceVersion",
              "/metadata/generation",
              "/metadata/creationTimestamp",
              "/metadata/deletionTimestamp",
              "/metadata/finalizers",
              "/metadata/ownerReferences",
              "/metadata/managedFields",
              "/metadata/labels/sluice.dev~1deployment-target",
              "/metadata/annotations/sluice.dev~1target-source",
              "/metadata/annotations/sluice.dev~1target-revision",
              "/userMetadata/name",
              "/userMetadata/namespace")
          .map(JsonPointer::compile)
          .toList();

  @Test
  void protectedFieldsNeverChange() {
    eachApplied(
        round -> {
          PatchPlan plan = round.applied().orElseThrow();
          for (JsonPointer pointer : protectedIn(round.kind)) {
            assertThat(plan.after().at(pointer))
                .as(pointer.toString())
                .isEqualTo(plan.before().at(pointer));
          }
        });
  }

  private static List<JsonPointer> protectedIn(KindProfile kind) {
    List<JsonPointer> all = new ArrayList<>(PROTECTED);
    PROTECTED.forEach(below -> all.add(kind.documentRoot().append(below)));
    kind.targetReference().ifPresent(at -> all.add(at.pointer()));
    return all;
  }

  @Test
  void setsThatPassAreRepeatable() {
    each(
        round -> {
          if (!round.ofTarget.denied() && !mayBeIndexes(round.set) && !changesCopies(round.set)) {
            assertThat(round.done.plan().flatMap(PatchPlan::failure).stream())
                .noneMatch(failure -> failure.problem().startsWith("applied to its own"));
          }
        });
  }

  /**
   * Whether a pointer has what is an index in lists and a name in objects: sets are tried on one.
   */
  private static boolean mayBeIndexes(JsonNode set) {
    return Stream.of("path", "from")
        .flatMap(field -> set.findValuesAsText(field).stream())
        .anyMatch(pointer -> pointer.matches(".*/(-|[0-9]+)(/.*|$)"));
  }

  /**
   * Whether something is written into what an operation before it copied. Whether that undoes the
   * copy depends on what the copied object has there.
   */
  private static boolean changesCopies(JsonNode set) {
    List<List<String>> copied = new ArrayList<>();
    for (JsonNode operation : set) {
      List<String> path = Pointers.tokens(JsonPointer.compile(operation.path("path").asText()));
      if (copied.stream().anyMatch(copy -> Pointers.leadsTo(copy, path))) {
        return true;
      }
      if (operation.path("op").asText().equals("copy")) {
        copied.add(path);
      }
    }
    return false;
  }

  private static List<String> rules(Verdict verdict) {
    return verdict.rulings().stream().map(ruling -> ruling.finding().rule()).toList();
  }

  private static Verdict ofTarget(JsonNode set) {
    return JUDGE.judge(
        new AdmissionRequest(
            Operation.CREATE, target(set), Optional.empty(), "", "jobs", Origin.ADMISSION));
  }
}
