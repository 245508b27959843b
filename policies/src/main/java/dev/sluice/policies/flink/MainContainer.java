package dev.sluice.policies.flink;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;

/** The container that Flink runs in, which it takes out of a template and adds as the last one. */
final class MainContainer {

  private MainContainer() {}

  /** Takes it out; an empty one where the template has none. */
  static ObjectPart take(PodDraft draft, ObjectPart spec) {
    if (!spec.get("containers").node().isArray()) {
      return ObjectPart.empty(FlinkPart.POD);
    }
    ListPart containers = spec.list("containers", FlinkPart.POD);
    Part main = null;
    for (int i = containers.elements().size() - 1; i >= 0; i--) {
      Part container = containers.elements().get(i);
      if (container.get("name").is(NativePod.MAIN_CONTAINER)) {
        containers.remove(i);
        if (main == null) {
          main = container;
        } else {
          lost(draft, container);
        }
      }
    }
    return main == null ? ObjectPart.empty(FlinkPart.POD) : ObjectPart.of(main);
  }

  private static void lost(PodDraft draft, Part container) {
    String problem =
        "this container has no effect: Flink takes the last one called "
            + Quote.string(NativePod.MAIN_CONTAINER);
    draft.lose(container, "FLK-024", problem, "put both into one container");
  }

  /** The container in a pod that is not built yet; added where there is none. */
  static ObjectPart in(ObjectPart spec, Added origin) {
    ListPart containers = spec.list("containers", origin);
    for (int i = containers.elements().size() - 1; i >= 0; i--) {
      Part container = containers.elements().get(i);
      if (container.get("name").is(NativePod.MAIN_CONTAINER)) {
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
