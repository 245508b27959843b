package dev.sluice.policies.export;

import dev.sluice.policies.flinkcluster.RoleRules;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A FlinkCluster role's ports and extra ports, of which no number and no name is there twice. */
final class RolePortEssentials implements Family {
  private static final int NUMBERS = 3;
  private static final int NAMES = 4;

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return kind.certainFields(RoleRules.ROLE).stream()
        .flatMap(role -> Stream.of(numbers(role), names(role)));
  }

  private static Essential numbers(FieldSpec<RoleRules> role) {
    String rule = role.attributes().rule(NUMBERS);
    String rest =
        Essential.line(
            " among ports and extraPorts",
            "use another number, since the operator does not look at the protocol",
            rule);
    return new Essential(
        rule,
        false,
        role.at().path(),
        object -> numbers(role, object),
        (now, old, _) ->
            Repeated.lines(
                now,
                old,
                number ->
                    "%s + string(%s) + %s"
                        .formatted(
                            Cel.text(role.at().path() + ": duplicate port "),
                            number,
                            Cel.text(rest))));
  }

  private static String numbers(FieldSpec<RoleRules> role, String object) {
    String ports =
        ports(role).stream()
            .map(name -> Cel.value(Cel.at(object, role.at() + "/ports/" + name)))
            .collect(Collectors.joining(", ", "[", "]"));
    return """
        [(%s
        + %s.filter(p, type(p) == map).map(p, p.?containerPort.orValue(null))
        ).filter(n, type(n) == int && n > 0)]"""
        .formatted(ports, extraPorts(role, object));
  }

  private static Essential names(FieldSpec<RoleRules> role) {
    String rule = role.attributes().rule(NAMES);
    String rest = Essential.line("\" among ports and extraPorts", "choose another name", rule);
    return new Essential(
        rule,
        false,
        role.at().path(),
        object -> names(role, object),
        (now, old, _) ->
            Repeated.lines(
                now,
                old,
                name ->
                    "%s + %s + %s"
                        .formatted(
                            Cel.text(role.at().path() + ": duplicate port name \""),
                            name,
                            Cel.text(rest))));
  }

  private static String names(FieldSpec<RoleRules> role, String object) {
    return """
        [%s + %s.filter(p,
          type(p) == map && type(p.?name.orValue(null)) == string && p.name != ""
          && type(p.?containerPort.orValue(null)) == int
        ).map(p, p.name)]"""
        .formatted(Cel.texts(ports(role)), extraPorts(role, object));
  }

  private static List<String> ports(FieldSpec<RoleRules> role) {
    return RoleRules.PORTS.getOrDefault(role.at().path().last(), List.of());
  }

  private static String extraPorts(FieldSpec<RoleRules> role, String object) {
    return Cel.list(Cel.at(object, role.at() + "/extraPorts"));
  }
}
