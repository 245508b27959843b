package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a pod's containers and init containers, gathered when somebody asks. */
public final class ContainerNames {
  private final PodSite site;
  private @Nullable Set<String> names;

  ContainerNames(PodSite site) {
    this.site = site;
  }

  /** All of them, in order. */
  Set<String> all() {
    Set<String> all = names;
    List<? extends Part> regular = site.containers(); // also where they are known: it is a question
    if (all == null) {
      all = new LinkedHashSet<>();
      add(regular, all);
      add(site.initContainers(), all);
      names = all;
    }
    return all;
  }

  private static void add(List<? extends Part> containers, Set<String> names) {
    for (Part container : containers) {
      String name = container.text("name");
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  /** Warns of the name of a container that the pod does not have (PODL-06). */
  void check(Part name, Validation validation) {
    String text = name.text();
    if (!text.isEmpty() && !all().contains(text)) {
      validation
          .report("PODL-06", name)
          .ifPresent(
              report -> {
                String problem = "the pod has no container " + Quote.value(name.value());
                String fix =
                    Suggestion.didYouMean(name.value().scalar(), all())
                        .orElse("name a container of the pod");
                report.notFound(name, problem, fix);
              });
    }
  }
}
