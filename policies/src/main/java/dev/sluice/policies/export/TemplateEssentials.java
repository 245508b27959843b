package dev.sluice.policies.export;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.ververica.PodsOrTemplates;
import dev.sluice.policies.ververica.VervericaFields;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ververica's {@code pods} beside pod templates, where both say something. */
final class TemplateEssentials implements Family {

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return kind.certainFields(VervericaFields.KUBERNETES).stream()
        .map(
            field ->
                new Essential(
                    PodsOrTemplates.RULE,
                    false,
                    field.at().path(),
                    object -> Cel.map(Cel.at(object, field.at())),
                    (now, old, _) ->
                        Stream.of(PodsOrTemplates.JOB_MANAGER, PodsOrTemplates.TASK_MANAGER)
                            .map(template -> excluded(field.at().path(), template, now, old))
                            .collect(Collectors.joining("\n+ "))));
  }

  private static String excluded(FieldPath at, String template, String now, String old) {
    String before =
        "%s && %s.%s == %s.%s".formatted(both(template, old), old, template, now, template);
    String problem = template + " and " + PodsOrTemplates.PODS + PodsOrTemplates.EXCLUDED;
    return Cel.lineIf(
        both(template, now) + " && " + Cel.not(before),
        at.field(template)
            + ": "
            + Essential.line(problem, PodsOrTemplates.FIX, PodsOrTemplates.RULE));
  }

  private static String both(String template, String in) {
    return filled(PodsOrTemplates.PODS, in) + " && " + filled(template, in);
  }

  /** Whether a field of a map is an object with a field of its own that is not null. */
  private static String filled(String field, String in) {
    return "%s in %s && type(%2$s.%3$s) == map && %2$s.%3$s.exists(f, %2$s.%3$s[f] != null)"
        .formatted(Cel.text(field), in, field);
  }
}
