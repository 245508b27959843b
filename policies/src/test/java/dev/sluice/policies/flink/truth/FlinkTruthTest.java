package dev.sluice.policies.flink.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That Flink's own classes build pods here at all, and that the versions differ as known. */
class FlinkTruthTest {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "kubernetes.cluster-id", "orders",
          "jobmanager.memory.process.size", "1600m",
          "taskmanager.memory.process.size", "1728m");
  private static final JsonNode NO_TEMPLATE = MissingNode.getInstance();

  static List<FlinkTruth> all() {
    return FlinkTruth.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aJobManagerHasFlinksPortsAndVolumes(FlinkTruth flink) {
    JsonNode pod = pod(flink.jobManager(OPTIONS, NO_TEMPLATE));
    assertThat(pod.at("/spec/containers/0/ports").findValuesAsText("name"))
        .containsExactly("rest", "jobmanager-rpc", "blobserver");
    assertThat(pod.at("/spec/volumes").findValuesAsText("name"))
        .contains("flink-config-volume")
        .satisfies(
            names ->
                assertThat(names.contains("user-artifacts-volume"))
                    .isEqualTo(!flink.version().startsWith("1.18.")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTaskManagersMainContainerComesLast(FlinkTruth flink) throws Exception {
    JsonNode template =
        read(
            """
            {"spec": {"containers": [
              {"name": "flink-main-container", "workingDir": "/w"},
              {"name": "sidecar", "image": "s"}]}}""");
    JsonNode pod = pod(flink.taskManager(OPTIONS, template));
    assertThat(pod.at("/spec/containers/0/name").asText()).isEqualTo("sidecar");
    assertThat(pod.at("/spec/containers/1/name").asText()).isEqualTo("flink-main-container");
    assertThat(pod.at("/spec/containers/1/workingDir").asText()).isEqualTo("/w");
    assertThat(pod.at("/spec/containers/1/resources/requests"))
        .isEqualTo(read("{\"memory\": \"1728Mi\", \"cpu\": \"1.0\"}"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatFlinkRefusesIsSaidToBeRefused(FlinkTruth flink) {
    Map<String, String> options = new TreeMap<>(OPTIONS);
    options.put("kubernetes.jobmanager.cpu.limit-factor", "0.5");
    assertThat(flink.jobManager(options, NO_TEMPLATE))
        .isInstanceOfSatisfying(
            Built.Refused.class,
            refused -> assertThat(refused.reason()).hasMessageContaining("limit-factor"));
  }

  private static JsonNode pod(Built built) {
    assertThat(built).isInstanceOf(Built.Pod.class);
    return ((Built.Pod) built).tree();
  }

  private static JsonNode read(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }
}
