package dev.sluice.policies.export;

import dev.sluice.policies.apache.pods.OperatedPods;
import dev.sluice.policies.flink.FlinkOptions;
import dev.sluice.policies.flinkcluster.RoleRules;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names of ports that a container has twice, where it reaches a pod as it is written: of templates
 * that are laid over one another only one is there, and of containers of Flink's name.
 */
final class PortEssentials implements Family {
  private static final String RULE = "POD-120";

  /** The lists in which a pod's spec has containers. */
  private static final List<String> OF_POD = List.of("/spec/containers", "/spec/initContainers");

  /** The lists in which a FlinkCluster's role has some beside Flink's. */
  private static final List<String> OF_ROLE = List.of("/sidecars", "/initContainers");

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return Stream.concat(
        kind.certainFields(FlinkOptions.TYPE).stream()
            .flatMap(options -> options.attributes().templatesAt().stream())
            .map(template -> ofTemplate(kind, template)),
        kind.certainFields(RoleRules.ROLE).stream().map(role -> of(role.at(), OF_ROLE, Cel.TRUE)));
  }

  private static Essential ofTemplate(KindProfile kind, FieldPointer template) {
    String named =
        "%s.filter(c, type(c) == map && c.?name.orValue(\"\") == %s).size() < 2"
            .formatted(
                Cel.list(Cel.at("object", template + OF_POD.getFirst())),
                Cel.text(kind.mainContainer()));
    Stream<String> alone =
        laidOver(kind, template).map(other -> Cel.value(Cel.at("object", other)) + " == null");
    return of(template, OF_POD, Cel.all(Stream.concat(Stream.of(named), alone).toList()));
  }

  /** The templates that become one pod with this one. */
  private static Stream<FieldPointer> laidOver(KindProfile kind, FieldPointer template) {
    return kind.fields(OperatedPods.TYPE).stream()
        .flatMap(pods -> OperatedPods.laidOver(pods.at(), template));
  }

  private static Essential of(FieldPointer at, List<String> lists, String where) {
    return new Essential(
        RULE,
        false,
        at.path(),
        object ->
            lists.stream()
                .map(list -> Cel.list(Cel.at(object, at + list)))
                .reduce((one, other) -> one + "\n+ " + other)
                .map(PortEssentials::names)
                .orElse("[]"),
        (now, old, _) ->
            "!(%s) ? [] : %s"
                .formatted(where, Repeated.lines(now, old, name -> line(at.path(), name))));
  }

  /** The names of the ports of each container, of ports that have a number. */
  private static String names(String containers) {
    return """
        (%s).filter(c, type(c) == map).map(c,
          %s.filter(p,
            type(p) == map && type(p.?name.orValue(null)) == string && p.name != ""
            && type(p.?containerPort.orValue(null)) == int
          ).map(p, p.name))"""
        .formatted(containers, Cel.list("c.?ports"));
  }

  private static String line(FieldPath at, String name) {
    String rest =
        Essential.line("\" in one container", "give the port another name, or remove it", RULE);
    return "%s + %s + %s"
        .formatted(Cel.text(at + ": duplicate port name \""), name, Cel.text(rest));
  }
}
