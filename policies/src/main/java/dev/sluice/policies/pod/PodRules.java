package dev.sluice.policies.pod;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.RuleBook;
import java.util.List;
import java.util.stream.Stream;

/** The rules about pods, whatever runs in them. */
public final class PodRules {
  static final List<PodRule> ALL =
      List.of(
          new ContainerPorts(),
          new Duplicates(),
          new Losses(),
          new Images(),
          new Sidecars(),
          new MountPaths(),
          new Probes(),
          new HostPorts(),
          new MountedVolumes(),
          new ObjectReferences(),
          new ApiServerRules(),
          new PodSecurity());

  private static final String[] IDS = {
    "POD-*", "PODW-*", "PODL-*", "FLK-001", "FLK-002", "FLK-003", "FLK-004", "FLK-005", "FLK-006",
    "FLK-007", "FLK-008", "FLK-009", "FLK-010", "FLK-011", "FLK-012", "FLK-014", "FLK-015",
    "FLK-016", "FLK-017", "FLK-018", "FLK-019", "FLK-020", "FLK-021", "FLK-022", "FLK-023",
    "FLK-024", "FLK-025", "FLK-027", "FLK-028", "FLK-029", "FLK-030", "FLK-031", "FLK-032",
    "FLK-034", "FLK-035", "VVP-051", "VVP-054", "SLU-094"
  };

  private PodRules() {}

  /**
   * All of them, on the pods that a renderer makes of a type of field.
   *
   * @param ids of what the renderer itself finds lost
   */
  public static <S extends Record> Registration<S> on(
      FieldType<S> type, Renderer<S> renderer, String... ids) {
    String[] all = Stream.concat(Stream.of(IDS), Stream.of(ids)).toArray(String[]::new);
    return Registration.rule(type, new OnPods<>(renderer, ALL), all);
  }

  /** The renderers among the registrations of a book. */
  public static Stream<Registration.OfObject<?>> renderers(RuleBook book) {
    return book.registrations().stream()
        .<Registration.OfObject<?>>mapMulti(
            (registration, found) -> {
              if (registration instanceof Registration.OfObject<?> object
                  && object.rule() instanceof OnPods<?> onPods
                  && onPods.rules().equals(ALL)) {
                found.accept(object);
              }
            });
  }
}
