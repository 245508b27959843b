package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a pod's containers and init containers, gathered when somebody asks. */
public final class ContainerNames {
  private final Part spec;
  private @Nullable Set<String> names;

  public ContainerNames(Part spec) {
    this.spec = spec;
  }

  /** All of them, in order. */
  Set<String> all() {
    if (names == null) {
      Set<String> all = new LinkedHashSet<>();
      for (String list : new String[] {"containers", "initContainers"}) {
        for (Part container : spec.get(list).elements()) {
          container.get("name").string().ifPresent(all::add);
        }
      }
      names = all;
    }
    return names;
  }

  /** Warns of the name of a container that the pod does not have (PODL-06). */
  void check(Part name, Validation validation) {
    if (name.string().filter(text -> !all().contains(text)).isPresent()) {
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
