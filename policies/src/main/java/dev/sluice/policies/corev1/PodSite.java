package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Named;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules on a part of a pod have to know of the rest. Its lists are read once, the rest
 * when somebody asks.
 */
public final class PodSite {
  private final Part pod;
  private final Part spec;
  private final Judged judged;
  private final List<? extends Part> containers;
  private final List<? extends Part> initContainers;
  private final List<? extends Part> ephemeralContainers;
  private final List<? extends Part> volumes;
  private final Named regular;
  private final Named init;
  private final Named volumesByName;
  private final ContainerNames names = new ContainerNames(this);
  private @Nullable Set<String> claims;

  /**
   * @param pod with {@code metadata} and {@code spec}
   * @param judged is told of each question
   */
  public PodSite(Part pod, Judged judged) {
    this.pod = pod;
    this.judged = judged;
    this.spec = pod.get("spec");
    this.containers = spec.elements("containers");
    this.initContainers = spec.elements("initContainers");
    this.ephemeralContainers = spec.elements("ephemeralContainers");
    this.volumes = spec.elements("volumes");
    this.regular = new Named(containers);
    this.init = new Named(initContainers);
    this.volumesByName = new Named(volumes);
  }

  /** The whole pod. */
  public Part pod() {
    judged.ask();
    return pod;
  }

  /** The pod's spec. */
  public Part spec() {
    judged.ask();
    return spec;
  }

  /** The pod's labels, as a map. */
  public Part labels() {
    return pod().get("metadata").get("labels");
  }

  /** The pod's annotations, as a map. */
  public Part annotations() {
    return pod().get("metadata").get("annotations");
  }

  /** Its regular containers. */
  public List<? extends Part> containers() {
    judged.ask();
    return containers;
  }

  /** The same by name. */
  Named regular() {
    judged.ask();
    return regular;
  }

  /** The containers that run before them. */
  public List<? extends Part> initContainers() {
    judged.ask();
    return initContainers;
  }

  /** The same by name. */
  Named init() {
    judged.ask();
    return init;
  }

  /** The containers that are added later. */
  public List<? extends Part> ephemeralContainers() {
    judged.ask();
    return ephemeralContainers;
  }

  /** The lists of containers, in the order in which they start. */
  public List<List<? extends Part>> allContainers() {
    judged.ask();
    return List.of(initContainers, containers, ephemeralContainers);
  }

  /** Its volumes. */
  public List<? extends Part> volumes() {
    judged.ask();
    return volumes;
  }

  /** The names of its containers. */
  public ContainerNames names() {
    return names;
  }

  /** The volume of a name, the first of several. */
  public Optional<Part> volume(String name) {
    judged.ask();
    return name.isEmpty() ? Optional.empty() : Optional.ofNullable(volumesByName.first(name));
  }

  /** The names of the pod's resource claims. */
  Set<String> claims() {
    if (claims == null) {
      Set<String> all = new HashSet<>();
      for (Part claim : spec.get("resourceClaims").elements()) {
        claim.get("name").string().ifPresent(all::add);
      }
      claims = all;
    }
    judged.ask();
    return claims;
  }

  /** Whether the pod's containers are never restarted, unless they say otherwise. */
  boolean isNeverRestarted() {
    return spec().get("restartPolicy").is("Never");
  }
}
