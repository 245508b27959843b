package dev.sluice.policies.export;

import dev.sluice.policies.kind.KindProfile;
import java.util.List;
import java.util.stream.Stream;

/** Rules that say much the same of different fields, in CEL. */
@FunctionalInterface
interface Family {
  /** All of them, in the order in which their findings are told. */
  List<Family> ALL =
      List.of(
          new LabelEssentials(),
          new TemplateEssentials(),
          new ChoiceEssentials(),
          new PortEssentials(),
          new RolePortEssentials(),
          new ImmutableEssentials(),
          new SessionClusterEssentials());

  /** What they say of a kind; nothing of one that has none of their fields. */
  Stream<Essential> of(KindProfile kind);
}
