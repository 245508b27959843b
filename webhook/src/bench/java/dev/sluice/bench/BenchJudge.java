package dev.sluice.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.pod.Pods;
import dev.sluice.webhook.admission.AdmissionReview;
import dev.sluice.webhook.http.BadRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A verdict and its parts without the network: time and allocation of one review. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class BenchJudge {
  private static final ObjectMapper DEFAULT = new ObjectMapper();

  @Param private BenchReview review;

  private byte[] bytes;
  private AdmissionRequest request;

  @Setup
  public void read() throws BadRequest {
    bytes = review.bytes();
    request = AdmissionReview.read(bytes).resource().orElseThrow();
  }

  /** What the others are compared with: Jackson's own tree of the whole review. */
  @Benchmark
  public JsonNode parse() throws IOException {
    return DEFAULT.readTree(bytes);
  }

  /** The review as Sluice reads it. */
  @Benchmark
  public AdmissionRequest review() throws BadRequest {
    return AdmissionReview.read(bytes).resource().orElseThrow();
  }

  /** The verdict on what was read before. */
  @Benchmark
  public Verdict judge() {
    return BenchReview.IN_FORCE.judge().judge(request);
  }

  /** The pods that are built from what was read before: two of each of these resources. */
  @Benchmark
  public List<Pods> render() {
    return BenchReview.IN_FORCE.judge().pods(request);
  }

  /** From the bytes of the review to those of the answer. */
  @Benchmark
  public byte[] full() throws BadRequest {
    return BenchReview.answer(bytes);
  }
}
