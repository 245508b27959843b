package dev.sluice.policies.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.kind.Installation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.Workload;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.RuleSettings;
import dev.sluice.policies.rule.Situation;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A pod or template that no system makes, judged as the API server would. */
public final class PlainPod {
  private static final KindProfile ANY = KitCase.BOOK.kinds().all().iterator().next();
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** Nothing but the version of Kubernetes. */
  private record Facts(KubernetesVersion version) implements RuleSettings {
    @Override
    public JsonNode parameter(String rule, String name) {
      return MissingNode.getInstance();
    }

    @Override
    public boolean isOn(String mutation) {
      return false;
    }

    @Override
    public List<String> undecided() {
      return List.of();
    }

    @Override
    public Installation installation() {
      ObjectNode facts = JsonNodeFactory.instance.objectNode();
      facts.putObject("kubernetes").put("version", version.toString());
      return new Installation(List.of(facts));
    }
  }

  private PlainPod() {}

  /**
   * What is found in it, at its own paths ({@code spec.containers[0].name}).
   *
   * @param pod a Pod, or a PodTemplateSpec
   * @param workload what the API server gets it as, or in
   */
  public static List<Finding> judge(JsonNode pod, Workload workload, KubernetesVersion version) {
    Situation situation =
        new Situation(
            "default",
            "plain",
            Origin.DOCUMENT,
            Optional.empty(),
            new Facts(version),
            State.NONE,
            Instant.EPOCH,
            List.of(),
            Steps.UNCOUNTED);
    Resource resource = new Resource(ANY, NOTHING, true, situation);
    RenderedPod rendered =
        new PodDraft(FlinkProcess.JOBMANAGER)
            .from(Part.written(Value.of(pod, FieldPath.ROOT)))
            .finish(object(workload), "");
    Pods pods =
        new Pods(resource, PodSystem.KUBERNETES, Optional.empty(), false, List.of(rendered));
    Findings findings = new Findings(KitCase.BOOK.catalogue(), Steps.UNCOUNTED);
    PodRules.ALL.forEach(rule -> rule.judge(pods, findings));
    return findings.all();
  }

  private static String object(Workload workload) {
    return switch (workload) {
      case POD -> "";
      case DEPLOYMENT -> "Deployment plain";
      case STATEFUL_SET -> "StatefulSet plain";
      case JOB -> "Job plain";
      case POD_TEMPLATE -> "PodTemplate plain";
    };
  }
}
