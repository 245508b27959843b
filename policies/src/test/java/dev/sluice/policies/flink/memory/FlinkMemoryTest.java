package dev.sluice.policies.flink.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Seed;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.Test;

/** Random configurations of memory, divided by Flink's own classes and by us. */
class FlinkMemoryTest {
  private static final int MANY = Integer.getInteger("memories", 20_000);
  private static final long SEED = Seed.of(FlinkMemoryTest.class);
  private static final List<String> FRACTIONS =
      List.of("0", "0.1", "0.25", "0.4", "0.5", "0.9", "0.99", "1", "1.5", "-0.1", "NaN", "half");
  private static final List<String> ODD =
      List.of("0", "1", "2Gi", "1.5g", "", "9223372036854775807", "8000000t", "100 mb");

  @Test
  void aJobManagersIsRefusedWhereFlinkRefusesIt() {
    agrees(
        MemoryRole.JOBMANAGER,
        List.of("process.size", "flink.size", "heap.size"),
        options ->
            JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                options, JobManagerOptions.TOTAL_PROCESS_MEMORY));
  }

  @Test
  void aTaskManagersIsRefusedWhereFlinkRefusesIt() {
    agrees(
        MemoryRole.TASKMANAGER,
        List.of("process.size", "flink.size", "task.heap.size"),
        TaskExecutorProcessUtils::processSpecFromConfig);
  }

  @Test
  void anyFromOneGibibyteOnIsDividedByTheDefaults() {
    Random random = new Random(SEED);
    for (int i = 0; i < MANY; i++) {
      MemoryRole process = MemoryRole.values()[i % 2];
      long bytes = (1L << 30) + (random.nextLong() >>> random.nextInt(2, 62));
      Map<String, String> given = Map.of(process.processSize(), Math.max(1L << 30, bytes) + "b");
      assertThat(refusals(process, given)).as("seed %d: %s", SEED, given).isEmpty();
    }
  }

  /** Apart from parts of no size: one as large as the whole would leave room for them. */
  @Test
  void whatIsCertainIsRefusedWithAnyFurtherOptions() {
    Random random = new Random(SEED);
    int certain = 0;
    for (int i = 0; i < MANY; i++) {
      MemoryRole process = MemoryRole.values()[i % 2];
      Map<String, String> given = someSize(process, random);
      if (refusals(process, given).stream().anyMatch(MemoryRefusal::certain)) {
        Map<String, String> more = someSize(process, random);
        more.putAll(given);
        assertThat(refusals(process, more)).as("seed %d: %s", SEED, more).isNotEmpty();
        certain++;
      }
    }
    assertThat(certain).as("some are certain").isGreaterThan(MANY / 20);
  }

  private static Map<String, String> someSize(MemoryRole process, Random random) {
    Map<String, String> given = random(process, random);
    given.values().removeIf(text -> text.matches("0[bm]?"));
    return given;
  }

  private static void agrees(
      MemoryRole process, List<String> wholes, Consumer<Configuration> flink) {
    Random random = new Random(SEED);
    AtomicInteger divided = new AtomicInteger();
    for (int i = 0; i < MANY; i++) {
      Map<String, String> given = random(process, random);
      String whole = process.memory() + wholes.get(random.nextInt(wholes.size()));
      given.computeIfAbsent(whole, key -> size(random));
      if (!isEnough(process, given)) {
        continue;
      }
      boolean refused = isRefused(flink, given);
      divided.addAndGet(refused ? 0 : 1);
      assertThat(refusals(process, given))
          .as("seed %d: %s", SEED, given)
          .matches(ours -> ours.isEmpty() != refused);
    }
    assertThat(divided.get()).as("some are divided").isGreaterThan(MANY / 20);
  }

  /** Whether there is anything to divide; a process without is another rule's. */
  private static boolean isEnough(MemoryRole process, Map<String, String> given) {
    String memory = process.memory();
    return given.containsKey(memory + "process.size")
        || given.containsKey(memory + "flink.size")
        || given.containsKey(memory + "heap.size")
        || (given.containsKey(memory + "task.heap.size")
            && given.containsKey(memory + "managed.size"));
  }

  private static Map<String, String> random(MemoryRole process, Random random) {
    Map<String, String> given = new TreeMap<>();
    for (MemoryOptionTable.Row row : MemoryOptionTable.of(process).values()) {
      if (random.nextInt(5) == 0) {
        String key = row.older().isEmpty() || random.nextBoolean() ? row.key() : row.older();
        given.put(key, row.isFraction() ? any(FRACTIONS, random) : size(random));
      }
    }
    return given;
  }

  /** Mostly round ones, which sometimes fit exactly. */
  private static String size(Random random) {
    return switch (random.nextInt(60)) {
      case 0 -> any(ODD, random);
      case 1, 2, 3 -> random.nextInt(1 << 30) + "b";
      default -> 64L * random.nextInt(random.nextBoolean() ? 64 : 8) + "m";
    };
  }

  private static String any(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static List<MemoryRefusal> refusals(MemoryRole process, Map<String, String> given) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    given.forEach(map::put);
    FlinkConfiguration options = FlinkConfiguration.of(Value.of(map, FieldPath.ROOT), false);
    return FlinkMemory.of(process, options, false).refusals();
  }

  private static boolean isRefused(Consumer<Configuration> flink, Map<String, String> given) {
    try {
      flink.accept(Configuration.fromMap(given));
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
