package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of a pod's containers and init containers. */
public final class ContainerNames {
  private final PodSite site;

  ContainerNames(PodSite site) {
    this.site = site;
  }

  /** Whether one of them has a name, which is not empty. */
  boolean has(String name) {
    return site.regular().first(name) != null || site.init().first(name) != null;
  }

  /** All of them, in order. */
  private Set<String> all() {
    Set<String> all = new LinkedHashSet<>(site.regular().names());
    all.addAll(site.init().names());
    return all;
  }

  /** Warns of the name of a container that the pod does not have (PODL-06). */
  void check(Part name, Validation validation) {
    String text = name.text();
    if (!text.isEmpty() && !has(text)) {
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
