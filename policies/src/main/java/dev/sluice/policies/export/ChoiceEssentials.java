package dev.sluice.policies.export;

import dev.sluice.policies.generic.OneOfFields;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Quote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Exactly one of two fields. */
final class ChoiceEssentials implements Family {

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return kind.certainFields(OneOfFields.TYPE).stream()
        .filter(field -> field.attributes().of().size() == 2)
        .flatMap(
            field ->
                field.partial() ? Stream.of(both(field)) : Stream.of(both(field), none(field)));
  }

  private static Essential both(FieldSpec<OneOfFields> field) {
    OneOfFields choice = field.attributes();
    FieldPointer first = choice.of().getFirst();
    FieldPointer last = choice.of().getLast();
    String problem =
        "%s is set together with %s: %s"
            .formatted(
                Quote.string(first.path().last()), Quote.string(last.path().last()), choice.why());
    String line = Essential.line(problem, "remove one of the two", choice.rule());
    return essential(
        field,
        choice.mildIfSeveral(),
        (now, old, _) ->
            Cel.lineIf(
                "%s && %s && !(%s && %s && %s == %s)"
                    .formatted(
                        present(now, first),
                        present(now, last),
                        present(old, first),
                        present(old, last),
                        value(old, first),
                        value(now, first)),
                path(field) + ": " + line));
  }

  private static Essential none(FieldSpec<OneOfFields> field) {
    OneOfFields choice = field.attributes();
    List<String> names = choice.of().stream().map(of -> of.path().last()).toList();
    String problem = "exactly one of " + Quote.choices(names) + " is required, and none is set";
    String line = Essential.line(problem, "set one of them", choice.rule());
    return essential(
        field,
        false,
        (now, old, _) ->
            Cel.lineIf(
                "%s && (oldObject == null || !(%s))"
                    .formatted(none(choice, "object", now), none(choice, Essential.OLD, old)),
                path(field) + ": " + line));
  }

  private static Essential essential(
      FieldSpec<OneOfFields> field, boolean mild, Essential.Lines lines) {
    return new Essential(
        field.attributes().rule(),
        mild,
        field.at().path(),
        object -> Cel.map(Cel.at(object, field.at())),
        lines);
  }

  private static String none(OneOfFields choice, String object, String in) {
    Optional<String> instead = choice.orAt().map(at -> "!" + present(object, at));
    return Cel.all(
        Stream.concat(choice.of().stream().map(of -> "!" + present(in, of)), instead.stream())
            .toList());
  }

  /** A value and not an empty string. */
  private static String present(String in, FieldPointer at) {
    return "(%1$s != null && %1$s != \"\")".formatted(value(in, at));
  }

  private static String value(String in, FieldPointer at) {
    return Cel.value(Cel.at(in, at));
  }

  private static FieldPath path(FieldSpec<OneOfFields> field) {
    return field.at().path().resolve(field.attributes().of().getFirst().pointer());
  }
}
