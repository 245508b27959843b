package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Mutation;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mutations as a pipeline. */
class MutatorTest {
  private static final Policies ON =
      PolicyDocuments.load(
              Documents.read(
                      "policy.yaml",
                      """
                      apiVersion: sluice.dev/v1alpha1
                      kind: Policy
                      metadata: {name: mutations}
                      spec:
                        rules: [{rule: SLU-063, enforcement: Audit}, {rule: SLU-064, enforcement: Audit}]
                      """)
                  .documents(),
              KitCase.BOOK)
          .policies();

  @Test
  void twoThatNeedTheSameParentDoNotWipeEachOther() {
    List<Edit> edits = edits(annotation("first"), annotation("second"));
    assertThat(edits.stream().map(edit -> edit.operation().json().toString()))
        .containsExactly(
            "{\"op\":\"add\",\"path\":\"/metadata/annotations\",\"value\":{\"first\":\"x\",\"second\":\"x\"}}");
  }

  @Test
  void theLaterSeesWhatTheEarlierSet() {
    Mutation<WholeResource> copy =
        (now, before) -> {
          Value annotations = now.value().get("metadata").get("annotations");
          return List.of(Edit.add(annotations.entry("copy"), annotations.entry("first").node()));
        };
    assertThat(edits(annotation("first"), copy).getLast().operation().json().path("value"))
        .hasToString("{\"first\":\"x\",\"copy\":\"x\"}");
  }

  @Test
  void whatCannotBeAppliedIsABug() {
    Mutation<WholeResource> broken =
        (now, before) -> List.of(Edit.remove(now.value().get("metadata").get("absent")));
    assertThatThrownBy(() -> edits(broken, annotation("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot remove metadata.absent");
  }

  /** Sets an annotation, and the map of them where there is none. */
  private static Mutation<WholeResource> annotation(String key) {
    return (now, before) -> {
      Value annotations = now.value().get("metadata").get("annotations");
      JsonNode value = TextNode.valueOf("x");
      return List.of(
          annotations.isSet()
              ? Edit.add(annotations.entry(key), value)
              : Edit.add(annotations, JsonNodeFactory.instance.objectNode().set(key, value)));
    };
  }

  private static List<Edit> edits(Mutation<WholeResource> first, Mutation<WholeResource> second) {
    List<Registration<?>> registrations =
        Stream.concat(
                KitCase.BOOK.registrations().stream()
                    .filter(r -> !(r instanceof Registration.OfMutation<?>)),
                Stream.of(
                    Registration.mutation(WholeResource.TYPE, first, "SLU-063"),
                    Registration.mutation(WholeResource.TYPE, second, "SLU-064")))
            .<Registration<?>>map(r -> r)
            .toList();
    RuleBook book = new RuleBook(KitCase.BOOK.catalogue(), KitCase.BOOK.kinds(), registrations);
    return new Mutator(book, ON, InstantSource.system(), () -> State.NONE)
        .mutate(
            new AdmissionRequest(
                Operation.CREATE, deployment(), Optional.empty(), "a", "b", Origin.ADMISSION))
        .edits();
  }

  private static ObjectNode deployment() {
    return (ObjectNode)
        Documents.read(
                "a.yaml",
                "{apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, metadata: {name: b}}")
            .documents()
            .getFirst()
            .tree();
  }
}
