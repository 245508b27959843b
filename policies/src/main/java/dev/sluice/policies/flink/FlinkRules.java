package dev.sluice.policies.flink;

import static dev.sluice.policies.rule.Registration.rule;

import dev.sluice.policies.pod.PodPorts;
import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules about Flink itself, whoever deploys it. */
public final class FlinkRules {
  /** All of them. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(FlinkOptions.TYPE, new LabelOptions(), "VVP-030", "FLK-013", "SLU-001", "SLU-002"),
          rule(FlinkOptions.TYPE, new TemplateFiles(), "VVP-056", "SLU-003", "SLU-035"),
          rule(
              PodPorts.TYPE,
              new AddedPorts(),
              "FLK-001",
              "FLK-002",
              "FLK-003",
              "FLK-004",
              "FLK-005",
              "VVP-051"),
          rule(FlinkOptions.TYPE, new OwnPorts(), "FLK-041"),
          rule(FlinkOptions.TYPE, new ListeningPorts(), "SLU-004"),
          rule(FlinkOptions.TYPE, new BareDurations(), "SLU-089"),
          rule(NamedThings.TYPE, new FlinkOwnNames(), "VVP-051"));

  private FlinkRules() {}
}
