package dev.sluice.policies.flink.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Seed;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What random pairs of options and template are good for. */
class PairTest {
  private static final int MANY = 60;

  @Test
  void flinkBuildsPodsFromMostAndRefusesSome() {
    long seed = Seed.of(PairTest.class);
    Random random = new Random(seed);
    List<Pair> pairs = Stream.generate(() -> Pair.random(random)).limit(MANY).toList();
    FlinkTruth flink = FlinkTruth.all().getLast();
    Map<Class<?>, Long> built =
        pairs.stream()
            .flatMap(
                pair ->
                    Stream.of(
                        flink.jobManager(pair.options(), pair.template()),
                        flink.taskManager(pair.options(), pair.template())))
            .map(Object::getClass)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(built.get(Built.Pod.class)).as("seed %d", seed).isGreaterThan(MANY);
    assertThat(built.get(Built.Refused.class)).as("seed %d", seed).isPositive();
  }
}
