package dev.sluice.policies.flink;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;

/** The container that Flink runs in, which it takes out of a template and adds as the last one. */
final class MainContainer {

  private static final String LOST =
      "this container has no effect: Flink takes the last one called "
          + Quote.string(NativePod.MAIN_CONTAINER);

  private MainContainer() {}

  /** Takes it out; an empty one where the template has none. */
  static ObjectPart take(PodDraft draft, ObjectPart spec) {
    Part written = spec.get("containers");
    if (!written.isList()) {
      return ObjectPart.empty(FlinkPart.POD);
    }
    ListPart others = ListPart.emptyOf(written);
    Part main = null;
    for (Part container : written.elements()) {
      if (!container.text("name").equals(NativePod.MAIN_CONTAINER)) {
        others.add(container);
        continue;
      }
      if (main != null) {
        lost(draft, main);
      }
      main = container;
    }
    spec.set("containers", others);
    return main == null ? ObjectPart.empty(FlinkPart.POD) : ObjectPart.of(main);
  }

  private static void lost(PodDraft draft, Part container) {
    draft.lose(container, "FLK-024", LOST, "put both into one container");
  }

  /** The first such container in a pod that is not built yet; added where there is none. */
  static ObjectPart in(ObjectPart spec, Added origin) {
    ListPart containers = spec.list("containers", origin);
    for (int i = 0; i < containers.elements().size(); i++) {
      Part container = containers.elements().get(i);
      if (container.text("name").equals(NativePod.MAIN_CONTAINER)) {
        ObjectPart main = ObjectPart.of(container);
        containers.set(i, main);
        return main;
      }
    }
    ObjectPart main = ObjectPart.empty(origin);
    main.set("name", PodDraft.text(NativePod.MAIN_CONTAINER, origin));
    containers.add(main);
    return main;
  }
}
