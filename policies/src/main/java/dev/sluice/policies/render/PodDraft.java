package dev.sluice.policies.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A pod that is being rendered, and what is lost meanwhile. */
public final class PodDraft {
  private final FlinkProcess process;
  private ObjectPart root = ObjectPart.of(Part.written(Value.missing(FieldPath.ROOT)));
  private final List<Loss> losses = new ArrayList<>();
  private String doubt = "";

  /**
   * @param process what runs in it
   */
  public PodDraft(FlinkProcess process) {
    this.process = process;
  }

  /** Begins with what was written of it: {@code metadata} and {@code spec}. */
  public PodDraft from(Part template) {
    root = ObjectPart.of(template);
    return this;
  }

  /** A part with a text. */
  public static Part text(String text, Origin.Added origin) {
    return Part.added(JsonNodeFactory.instance.textNode(text), origin);
  }

  /** What runs in it. */
  public FlinkProcess process() {
    return process;
  }

  /** All of it. */
  public ObjectPart root() {
    return root;
  }

  /** Its metadata; made by {@code origin} where there is none. */
  public ObjectPart metadata(Origin.Added origin) {
    return root.object("metadata", origin);
  }

  /** Its spec; made by {@code origin} where there is none. */
  public ObjectPart spec(Origin.Added origin) {
    return root.object("spec", origin);
  }

  /** Says of something written that it is not in the pod. */
  public void lose(Located at, String rule, String problem, String fix) {
    lose(at, rule, () -> problem, fix);
  }

  /** The same, of what there may be very much. */
  public void lose(Located at, String rule, Supplier<String> problem, String fix) {
    lose(new Loss(at, rule, ErrorType.Forbidden, problem, fix));
  }

  /** Says of something written that it is not in the pod. */
  public void lose(Loss loss) {
    losses.add(loss);
  }

  /**
   * Says that it is not certain how the pod looks.
   *
   * @param otherwise what the problem of a finding then ends with, as in {@code , unless it is set
   *     elsewhere}
   */
  public void doubt(String otherwise) {
    if (doubt.isEmpty()) {
      doubt = otherwise;
    }
  }

  /**
   * The pod.
   *
   * @param object what makes it, such as {@code Deployment orders}
   * @param mainContainer the name of the container that runs the process
   */
  public RenderedPod finish(String object, String mainContainer) {
    return finish(object, mainContainer, List.of());
  }

  /**
   * The pod.
   *
   * @param known containers of an earlier pod, some of which it may have, too
   */
  public RenderedPod finish(
      String object, String mainContainer, List<RenderedPod.Container> known) {
    return RenderedPod.of(process, object, mainContainer, root, List.copyOf(losses), doubt, known);
  }
}
