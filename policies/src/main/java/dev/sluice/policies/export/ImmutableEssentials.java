package dev.sluice.policies.export;

import dev.sluice.policies.generic.ImmutableField;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import java.util.stream.Stream;

/** Values that an update must leave as they are. */
final class ImmutableEssentials implements Family {
  /** How many levels of objects are compared field by field, a null as good as no field. */
  private static final int LEVELS = 2;

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return kind.certainFields(ImmutableField.TYPE).stream().map(ImmutableEssentials::of);
  }

  private static Essential of(FieldSpec<ImmutableField> field) {
    ImmutableField immutable = field.attributes();
    String problem = field.at().path().last() + " cannot change: " + immutable.why();
    String line =
        field.at().path() + ": " + Essential.line(problem, immutable.fix(), immutable.rule());
    return new Essential(
        immutable.rule(),
        immutable.mild(),
        field.at().path(),
        object -> Cel.value(Cel.at(object, field.at())),
        (now, old, _) ->
            Cel.lineIf(
                "%s != null && %s != null && %s".formatted(old, now, differ(old, now, LEVELS)),
                line));
  }

  /** Whether two values surely differ: below some levels objects are not looked into. */
  private static String differ(String old, String now, int levels) {
    String objects = "type(%s) == map && type(%s) == map".formatted(old, now);
    if (levels == 0) {
      return "(!(%s) && %s != %s)".formatted(objects, old, now);
    }
    String key = "k" + levels;
    return """
        (%1$s ?
          %2$s.exists(%4$s, %2$s[%4$s] != null
            && (!(%4$s in %3$s) || %3$s[%4$s] == null || %5$s))
          || %3$s.exists(%4$s, %3$s[%4$s] != null && (!(%4$s in %2$s) || %2$s[%4$s] == null))
        : %2$s != %3$s)"""
        .formatted(
            objects,
            old,
            now,
            key,
            differ("%s[%s]".formatted(old, key), "%s[%s]".formatted(now, key), levels - 1));
  }
}
