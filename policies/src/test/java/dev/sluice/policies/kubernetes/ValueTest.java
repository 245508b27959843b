package dev.sluice.policies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.KindProfile;
import org.junit.jupiter.api.Test;

/** What is given, and what is only set, by a profile's defaults. */
class ValueTest {
  private static final KindProfile CLUSTER =
      KitCase.BOOK
          .kinds()
          .find("flinkoperator.k8s.io/v1beta1", "FlinkCluster")
          .orElseThrow()
          .variants()
          .iterator()
          .next();

  @Test
  void whatSomebodyWroteIsGivenAndSet() {
    Value replicas =
        cluster("{spec: {taskManager: {replicas: 2}}}").at("/spec/taskManager/replicas");
    assertThat(replicas.isGiven()).isTrue();
    assertThat(replicas.isSet()).isTrue();
    assertThat(replicas.integer()).contains(2L);
  }

  @Test
  void whatIsFilledInIsSetAndNotGiven() {
    Value replicas = cluster("{spec: {taskManager: {}}}").at("/spec/taskManager/replicas");
    assertThat(replicas.isGiven()).isFalse();
    assertThat(replicas.isSet()).isTrue();
    assertThat(replicas.integer()).contains(3L);
    assertThat(replicas.path()).hasToString("spec.taskManager.replicas");
  }

  @Test
  void whatIsFilledInAsAWholeHasFieldsThatAreNotGiven() {
    Value memory = cluster("{spec: {}}").at("/spec/jobManager/resources/limits/memory");
    assertThat(memory.isGiven()).isFalse();
    assertThat(memory.is("2Gi")).isTrue();
  }

  @Test
  void aWholeThatIsGivenIsNotFilledIn() {
    Value memory =
        cluster("{spec: {jobManager: {resources: {requests: {cpu: 1}}}}}")
            .at("/spec/jobManager/resources/limits/memory");
    assertThat(memory.isSet()).isFalse();
  }

  @Test
  void whatDependsOnAnotherFieldIsFilledInOnlyWithIt() {
    assertThat(cluster("{spec: {}}").at("/spec/job/restartPolicy").isSet()).isFalse();
    assertThat(cluster("{spec: {job: {}}}").at("/spec/job/restartPolicy").is("Never")).isTrue();
  }

  @Test
  void anExplicitNullIsNeitherGivenNorSet() {
    Value parallelism = Value.of(tree("{a: null}"), FieldPath.ROOT).get("a");
    assertThat(parallelism.isGiven()).isFalse();
    assertThat(parallelism.isSet()).isFalse();
  }

  private static Value cluster(String yaml) {
    return CLUSTER.value(tree(yaml), Steps.UNCOUNTED);
  }

  private static JsonNode tree(String yaml) {
    return Documents.read("a.yaml", yaml).documents().getFirst().tree();
  }
}
