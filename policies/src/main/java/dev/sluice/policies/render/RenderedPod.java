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
 * @param containers its containers: init containers first, and Flink's before those beside it
 * @param volumes its volumes
 */
public record RenderedPod(
    FlinkProcess process,
    String object,
    String mainContainer,
    Part root,
    List<Loss> losses,
    String doubt,
    List<Container> containers,
    List<? extends Part> volumes) {

  /** What a container is in a pod. */
  public enum Role {
    /** Runs before all others and has ended when they start. */
    INIT,
    /** Runs Flink. */
    MAIN,
    /** Runs beside Flink, also an init container that always restarts. */
    SIDECAR
  }

  /**
   * A container of the pod.
   *
   * @param role what it is
   * @param part all of it
   * @param ports what it declares
   * @param mounts its {@code volumeMounts}
   * @param isRepeated whether an earlier pod of the resource has it, too, as it is: what is wrong
   *     with it by itself is said there
   */
  public record Container(
      Role role,
      Part part,
      List<? extends Part> ports,
      List<? extends Part> mounts,
      boolean isRepeated) {

    static Container of(Role role, Part part) {
      return new Container(
          role, part, part.elements("ports"), part.elements("volumeMounts"), false);
    }

    private Container repeated() {
      return new Container(role, part, ports, mounts, true);
    }
  }

  /** A pod whose lists are read once for all rules. */
  static RenderedPod of(
      FlinkProcess process,
      String object,
      String mainContainer,
      Part root,
      List<Loss> losses,
      String doubt,
      List<Container> known) {
    Part spec = root.get("spec");
    return new RenderedPod(
        process,
        object,
        mainContainer,
        root,
        losses,
        doubt,
        new Containers(mainContainer, known).of(spec),
        spec.elements("volumes"));
  }

  /** Whether there is no doubt about how it looks. */
  public boolean isCertain() {
    return doubt.isEmpty();
  }

  /** The same with a doubt, as a problem ends with it, unless there is one already. */
  public RenderedPod doubted(String otherwise) {
    return isCertain()
        ? new RenderedPod(
            process, object, mainContainer, root, losses, otherwise, containers, volumes)
        : this;
  }

  /** What makes it. */
  public Workload workload() {
    return Workload.of(object);
  }

  /** The pod's spec. */
  public Part spec() {
    return root.get("spec");
  }

  /** Makes the list of containers. */
  private static final class Containers {
    /** Those of an earlier pod that are looked through. */
    private static final int FEW = 16;

    private final String mainContainer;
    private final List<Container> known;

    /**
     * @param known those of an earlier pod
     */
    Containers(String mainContainer, List<Container> known) {
      this.mainContainer = mainContainer;
      this.known = known;
    }

    List<Container> of(Part spec) {
      List<Container> containers = new ArrayList<>();
      for (Part container : spec.elements("initContainers")) {
        boolean always = container.text("restartPolicy").equals("Always");
        containers.add(of(always ? Role.SIDECAR : Role.INIT, container));
      }
      int first = containers.size();
      for (Part container : spec.elements("containers")) {
        if (mainContainer.equals(container.node("name").textValue())) {
          containers.add(first, of(Role.MAIN, container));
        } else {
          containers.add(of(Role.SIDECAR, container));
        }
      }
      return List.copyOf(containers);
    }

    private Container of(Role role, Part part) {
      for (int i = 0; i < Math.min(known.size(), FEW); i++) {
        if (known.get(i).part == part) {
          return known.get(i).repeated();
        }
      }
      return Container.of(role, part);
    }
  }

  /** The same without a word of what was lost. */
  public RenderedPod withoutLosses() {
    return new RenderedPod(
        process, object, mainContainer, root, List.of(), doubt, containers, volumes);
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
