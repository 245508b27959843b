package dev.sluice.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code sluice audit} over generated files: resources for a second of CPU time without the start,
 * and the peak of resident memory.
 */
final class BenchAudit {
  private static final List<Integer> SIZES = List.of(1, 10_000, 100_000);
  private static final int DOCUMENTS = 100;
  private static final int NAMESPACES = 200;
  private static final long SEED = 16;
  private static final Duration PACE = Duration.ofMillis(20);

  /** Those of the launcher. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmn32m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20",
          "-XX:MaxRAMPercentage=50",
          "-XX:TieredStopAtLevel=1",
          "--sun-misc-unsafe-memory-access=allow");

  private record Run(double cpu, long peakKib) {}

  private BenchAudit() {}

  static void run(PrintStream out) throws Exception {
    out.printf("Audit of generated files, seed %d:%n%n", SEED);
    out.println(
        "| resources | CPU, s | resources for a second of CPU, start excluded | peak, MiB |");
    out.println("|---|---|---|---|");
    double start = 0;
    for (int size : SIZES) {
      Path folder = Files.createTempDirectory("sluice-audit");
      try {
        write(folder, size);
        Run run = audit(folder);
        start = size == 1 ? run.cpu() : start;
        out.printf(
            Locale.ROOT,
            "| %,d | %.1f | %s | %,d |%n",
            size,
            run.cpu(),
            size == 1 ? "" : String.format(Locale.ROOT, "%,.0f", size / (run.cpu() - start)),
            run.peakKib() / 1024);
      } finally {
        delete(folder);
      }
    }
    out.println();
  }

  private static Run audit(Path folder) throws Exception {
    List<String> command = new ArrayList<>(OPTIONS);
    command.addAll(List.of("-jar", Bench.option("jar"), "audit", folder.toString()));
    command.addAll(List.of("--output", "json"));
    double cpu = 0;
    long peak = 0;
    try (BenchProcess audit = new BenchProcess(command)) {
      audit.discardOutput();
      while (audit.isAlive()) {
        try {
          cpu = Math.max(cpu, audit.cpu().toMillis() / 1e3);
          peak = Math.max(peak, audit.peakKib());
        } catch (IOException | java.util.NoSuchElementException e) {
          break; // it has just ended
        }
        Thread.sleep(PACE);
      }
    }
    return new Run(cpu, peak);
  }

  /** Files of a hundred documents each; one resource of twenty has something that is refused. */
  private static void write(Path folder, int size) throws IOException {
    Random random = new Random(SEED);
    for (int first = 0; first < size; first += DOCUMENTS) {
      try (Writer file = Files.newBufferedWriter(folder.resolve(first + ".yaml"))) {
        for (int i = first; i < Math.min(size, first + DOCUMENTS); i++) {
          file.write(i % 5 == 4 ? sessionJob(i) : deployment(i, random));
        }
      }
    }
  }

  private static String deployment(int i, Random random) {
    int port = random.nextInt(20) == 0 ? 70_000 : 9_249;
    return """
    ---
    apiVersion: flink.apache.org/v1beta1
    kind: FlinkDeployment
    metadata:
      name: job-%1$d
      namespace: team-%2$d
      uid: "%1$d"
      labels: {team: "%2$d"}
    spec:
      image: registry.example.com/flink/job-%1$d:1.20
      flinkVersion: v1_20
      serviceAccount: flink
      flinkConfiguration:
        taskmanager.numberOfTaskSlots: "%3$d"
        state.backend.type: rocksdb
        execution.checkpointing.interval: 60s
        state.checkpoints.dir: s3://checkpoints/job-%1$d
        state.savepoints.dir: s3://savepoints/job-%1$d
        high-availability.type: kubernetes
        high-availability.storageDir: s3://ha/job-%1$d
      jobManager:
        replicas: 1
        resource: {memory: 2048m, cpu: 1}
      taskManager:
        resource: {memory: %4$dm, cpu: 2}
      podTemplate:
        spec:
          containers:
          - name: flink-main-container
            env:
            - {name: TEAM, value: "%2$d"}
            ports:
            - {name: metrics, containerPort: %5$d}
            volumeMounts:
            - {name: scratch, mountPath: /scratch}
          volumes:
          - name: scratch
            emptyDir: {sizeLimit: 2Gi}
          tolerations:
          - {key: flink, operator: Exists, effect: NoSchedule}
      job:
        jarURI: local:///opt/flink/usrlib/job.jar
        entryClass: com.example.Job
        parallelism: %3$d
        upgradeMode: savepoint
        args: ["--topic", "orders-%1$d"]
    """
        .formatted(
            i, i / 5 % NAMESPACES, 1 + random.nextInt(8), 2048 + 512 * random.nextInt(8), port);
  }

  private static String sessionJob(int i) {
    return """
    ---
    apiVersion: flink.apache.org/v1beta1
    kind: FlinkSessionJob
    metadata:
      name: job-%1$d
      namespace: team-%2$d
      uid: "%1$d"
    spec:
      deploymentName: session-%2$d
      job:
        jarURI: https://artifacts.example.com/job-%1$d.jar
        parallelism: 2
        upgradeMode: stateless
    """
        .formatted(i, i / 5 % NAMESPACES);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    Files.delete(folder);
  }
}
