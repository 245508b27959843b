package dev.sluice.policies.flink.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Seed;
import dev.sluice.policies.render.FlinkProcess;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our pods against those that Flink's own classes build. {@code -Dseed=} repeats a run, {@code
 * -Dpairs=} makes it longer.
 */
class RenderedAgainstFlinkTest {
  private static final int MANY = Integer.getInteger("pairs", 320);
  private static final List<FlinkProcess> PROCESSES =
      List.of(FlinkProcess.JOBMANAGER, FlinkProcess.TASKMANAGER);

  @Test
  void ourPodsAreFlinksButForWhatIsKnown() {
    long seed = Seed.of(RenderedAgainstFlinkTest.class);
    Random random = new Random(seed);
    List<FlinkTruth> flinks = FlinkTruth.all();
    int built = 0;
    for (int i = 0; i < MANY; i++) {
      Pair pair = Pair.random(random);
      for (FlinkProcess process : PROCESSES) {
        Case one = new Case(flinks.get(i % flinks.size()), process, pair);
        Optional<List<String>> differences = differences(one, List.of(Known.values()));
        assertThat(differences.orElse(List.of())).as("seed %d: %s", seed, one).isEmpty();
        built += differences.isPresent() ? 1 : 0;
      }
    }
    assertThat(built).as("pods that Flink does not refuse").isGreaterThan(MANY);
  }

  @ParameterizedTest
  @EnumSource
  void everyKnownDifferenceIsOneStill(Known row) {
    List<Known> others = Stream.of(Known.values()).filter(other -> other != row).toList();
    assertThat(FlinkTruth.all())
        .as("differs, because %s", row.why)
        .anySatisfy(
            flink ->
                assertThat(PROCESSES)
                    .map(process -> new Case(flink, process, row.example))
                    .anySatisfy(
                        one -> {
                          assertThat(differences(one, others)).hasValueSatisfying(isSome());
                          assertThat(differences(one, List.of(Known.values()))).hasValue(List.of());
                        }));
  }

  private static Condition<List<String>> isSome() {
    return new Condition<>(found -> !found.isEmpty(), "some difference");
  }

  /** Beside the known rows; empty where Flink refuses to build the pod, and we throw nothing. */
  private static Optional<List<String>> differences(Case one, List<Known> known) {
    ObjectNode ours = one.ours();
    return one.theirs()
        .map(
            theirs -> {
              known.forEach(row -> row.hide(theirs, one));
              known.forEach(row -> row.hide(ours, one));
              return Differences.between(theirs, ours);
            });
  }
}
