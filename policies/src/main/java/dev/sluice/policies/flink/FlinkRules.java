package dev.sluice.policies.flink;

import static dev.sluice.policies.rule.Registration.rule;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.pod.OnPods;
import dev.sluice.policies.pod.PodRules;
import dev.sluice.policies.pod.Renderer;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules about Flink itself, whoever deploys it. */
public final class FlinkRules {
  private static final CommunityPods COMMUNITY = new CommunityPods();

  /** All of them. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(FlinkOptions.TYPE, new LabelOptions(), "VVP-030", "FLK-013", "SLU-001", "SLU-002"),
          rule(FlinkOptions.TYPE, new TemplateFiles(), "VVP-056", "SLU-003", "SLU-035"),
          rule(FlinkOptions.TYPE, new OwnPorts(), "FLK-041"),
          rule(FlinkOptions.TYPE, new BareDurations(), "SLU-089"),
          PodRules.on(TemplateFilePods.TYPE, new TemplateFilePods()),
          PodRules.on(CommunityPods.Attributes.TYPE, COMMUNITY),
          on(CommunityPods.Attributes.TYPE, COMMUNITY));

  /** Those on the pods that a renderer makes of a type of field. */
  public static <S extends Record> Registration<S> on(FieldType<S> type, Renderer<S> renderer) {
    return rule(type, new OnPods<>(renderer, List.of(new ListeningPorts())), "SLU-004");
  }

  private FlinkRules() {}
}
