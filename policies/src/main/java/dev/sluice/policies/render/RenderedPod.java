package dev.sluice.policies.render;

import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod that Flink or an operator will build from a resource.
 *
 * @param process what runs in it
 * @param object what makes it, such as {@code Deployment orders}
 * @param mainContainer the name of the container that runs the process
 * @param root its {@code metadata} and {@code spec}
 * @param losses what was written and is not in it
 * @param doubt why it may look otherwise, as a problem ends with it; empty where it is certain
 */
public record RenderedPod(
    FlinkProcess process,
    String object,
    String mainContainer,
    Part root,
    List<Loss> losses,
    String doubt) {

  /** What a container is in a pod. */
  public enum Role {
    /** Runs before all others and has ended when they start. */
    INIT,
    /** Runs Flink. */
    MAIN,
    /** Runs beside Flink, also an init container that always restarts. */
    SIDECAR
  }

  /** A container of the pod. */
  public record Container(Role role, Part part) {}

  /** Whether there is no doubt about how it looks. */
  public boolean isCertain() {
    return doubt.isEmpty();
  }

  /** The pod's spec. */
  public Part spec() {
    return root.get("spec");
  }

  /** Its containers: init containers first, and Flink's before those beside it. */
  public List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    Part spec = spec();
    for (Part container : spec.get("initContainers").elements()) {
      boolean always = container.get("restartPolicy").is("Always");
      containers.add(new Container(always ? Role.SIDECAR : Role.INIT, container));
    }
    int first = containers.size();
    for (Part container : spec.get("containers").elements()) {
      if (container.get("name").is(mainContainer)) {
        containers.add(first, new Container(Role.MAIN, container));
      } else {
        containers.add(new Container(Role.SIDECAR, container));
      }
    }
    return containers;
  }

  /** The part at a path of the pod, such as {@code spec.containers[0].image}. */
  public Part at(FieldPath path) {
    Part part = root;
    for (FieldPath step : path.ancestry()) {
      List<? extends Part> elements = step.isIndex() ? part.elements() : List.of();
      int index = step.isIndex() ? Integer.parseInt(step.last()) : 0;
      part = index < elements.size() ? elements.get(index) : part.get(step.last());
    }
    return part;
  }
}
