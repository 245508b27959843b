package dev.sluice.policies.export;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.ververica.SessionClusterChanges;
import dev.sluice.policies.ververica.VervericaFields;
import java.util.stream.Stream;

/** What does not change while a session cluster runs. */
final class SessionClusterEssentials implements Family {

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return kind.certainFields(VervericaFields.SESSION_CLUSTER).stream()
        .map(
            field ->
                new Essential(
                    SessionClusterChanges.CHANGES,
                    false,
                    field.at().path(),
                    object -> Cel.map(Cel.at(object, field.at())),
                    (now, old, _) -> changed(field.at().path(), now, old)));
  }

  private static String changed(FieldPath at, String now, String old) {
    return """
        %2$s.?state.orValue("") != "RUNNING" ? [] : (
          %1$s.filter(f, %1$s[f] != null && (!(f in %2$s) || %2$s[f] != %1$s[f]))
          + %2$s.filter(f, %2$s[f] != null && (!(f in %1$s) || %1$s[f] == null))
        ).filter(f, !(f in %3$s)).map(f, %4$s + f + ": " + f + %5$s)"""
        .formatted(
            now,
            old,
            Cel.texts(SessionClusterChanges.ALLOWED),
            Cel.text(at + "."),
            Cel.text(
                " "
                    + Essential.line(
                        SessionClusterChanges.PROBLEM,
                        SessionClusterChanges.FIX,
                        SessionClusterChanges.CHANGES)));
  }
}
