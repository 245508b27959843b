package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.render.Loss;
import dev.sluice.policies.render.Origin;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.webhook.check.Rendering;
import java.io.PrintWriter;
import java.util.List;

/**
 * Rendered pods for programs: kind RenderedPods of {@code sluice.dev/v1alpha1}. Its lists are
 * always there, other fields only where they say something.
 */
public final class PodsJson {
  private final ArrayNode provenance;

  private PodsJson(ArrayNode provenance) {
    this.provenance = provenance;
  }

  /** Writes the document; the generation names the policies that were in force. */
  public static void write(Rendering rendering, String policyGeneration, PrintWriter out) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    Report.head(document, "RenderedPods", policyGeneration);
    ArrayNode pods = document.putArray("pods");
    ArrayNode without = document.putArray("withoutPods");
    for (Rendering.Resource resource : rendering.resources()) {
      resource.pods().forEach(pod -> pod(of(resource, pods), pod));
      if (resource.pods().isEmpty()) {
        of(resource, without);
      }
    }
    ArrayNode errors = document.putArray("errors");
    rendering.errors().forEach(error -> Report.error(errors.addObject(), error));
    ArrayNode notes = document.putArray("notes");
    rendering.remarks().forEach(remark -> Report.remark(notes.addObject(), remark));
    Report.write(document, out);
  }

  private static ObjectNode of(Rendering.Resource resource, ArrayNode list) {
    ObjectNode entry = list.addObject();
    Report.source(entry, resource.document());
    Report.resource(entry, resource.kind(), resource.namespace(), resource.name());
    return entry;
  }

  private static void pod(ObjectNode entry, RenderedPod pod) {
    entry.put("process", pod.process().word());
    Report.putUnlessEmpty(entry, "object", pod.object().strip());
    entry.put("mainContainer", pod.mainContainer()).put("certain", pod.isCertain());
    Report.putUnlessEmpty(entry, "doubt", pod.doubt().replaceFirst("^, ", ""));
    entry.set("pod", pod.root().node());
    PodsJson origins = new PodsJson(entry.putArray("provenance"));
    origins.tell(pod.root(), FieldPath.ROOT);
    origins.below(pod.root(), FieldPath.ROOT);
    ArrayNode losses = entry.putArray("losses");
    pod.losses().forEach(loss -> loss(losses.addObject(), loss));
  }

  private static void loss(ObjectNode entry, Loss loss) {
    FieldPath path = loss.at().path();
    entry
        .put("rule", loss.rule())
        .put("path", path.toString())
        .put("pointer", path.pointer())
        .put("problem", loss.problem())
        .put("fix", loss.fix());
  }

  /** Only parts that do not come from where the part above does have an entry of their own. */
  private void below(Part part, FieldPath at) {
    if (!PartComment.isMixed(part)) {
      return;
    }
    for (String name : part.names()) {
      if (!PartComment.isNameOf(part, at, name)) {
        part(part.get(name), at.field(name), part);
      }
    }
    List<? extends Part> elements = part.elements();
    for (int i = 0; i < elements.size(); i++) {
      part(elements.get(i), at.index(i), part);
    }
  }

  private void part(Part part, FieldPath at, Part above) {
    if (!isImplied(part.origin(), at, above.origin())) {
      tell(part, at);
    }
    below(part, at);
  }

  private static boolean isImplied(Origin origin, FieldPath at, Origin above) {
    return switch (origin) {
      case Origin.Added added -> added.equals(above);
      case Origin.Written(FieldPath from) ->
          above instanceof Origin.Written(FieldPath over)
              && from.last().equals(at.last())
              && from.parent().filter(over::equals).isPresent();
    };
  }

  private void tell(Part part, FieldPath at) {
    ObjectNode entry = provenance.addObject().put("pointer", at.pointer());
    switch (part.origin()) {
      case Origin.Written(FieldPath from) -> entry.put("written", from.shortened().pointer());
      case Origin.Added added -> {
        entry.put("by", added.by()).put("because", added.because());
        Report.putUnlessEmpty(entry, "row", added.row());
        added.from().ifPresent(from -> entry.put("from", from.shortened().pointer()));
      }
    }
  }
}
