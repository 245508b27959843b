package dev.sluice.policies.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One pod of the data file {@code pod-security.yaml}, and which standards it breaks. */
public record SecurityCase(JsonNode document, JsonNode fragment, boolean isFailing) {
  private static final List<Document> DOCUMENTS = read();
  private static final JsonNode BASE = DOCUMENTS.getFirst().tree().path("base");

  /** All of them, in their order. */
  public static List<SecurityCase> all() {
    return DOCUMENTS.stream().skip(1).map(Document::tree).flatMap(SecurityCase::of).toList();
  }

  private static Stream<SecurityCase> of(JsonNode document) {
    return Stream.concat(
        document.path("fails").valueStream().map(f -> new SecurityCase(document, f, true)),
        document.path("passes").valueStream().map(f -> new SecurityCase(document, f, false)));
  }

  private static List<Document> read() {
    String file = "pod-security.yaml";
    Documents read = Documents.read(file, DataFiles.text(file));
    if (!read.errors().isEmpty()) {
      throw new IllegalStateException(read.errors().toString());
    }
    return read.documents();
  }

  /** What it is about. */
  public Control control() {
    return Control.valueOf(document.path("control").asText());
  }

  /** Whether a standard refuses it for its control. */
  public boolean isBroken(Standard standard) {
    boolean isRestricted = standard.level() == Level.RESTRICTED;
    boolean isOfLevel =
        isRestricted
            || (standard.level() == Level.BASELINE
                && document.path("level").asText().equals("baseline"));
    int until = document.path("until").asInt(Integer.MAX_VALUE);
    return isFailing
        && isOfLevel
        && standard.isFrom(document.path("since").asInt(0))
        && !standard.isFrom(isRestricted ? document.path("restrictedUntil").asInt(until) : until);
  }

  /** The pod with nothing else. */
  public JsonNode pod() {
    return pod(List.of(this));
  }

  /** The pod with the fragments of some cases, each laid over those before. */
  public static JsonNode pod(List<SecurityCase> cases) {
    ObjectNode pod = BASE.deepCopy();
    for (SecurityCase each : cases) {
      ObjectNode patch = each.fragment.deepCopy();
      JsonNode container = patch.remove("container");
      merge(pod, patch);
      if (container != null) {
        merge((ObjectNode) pod.at("/spec/containers/0"), container);
      }
    }
    return pod;
  }

  /** As RFC 7386 merges. */
  private static void merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isNull()) {
                target.remove(entry.getKey());
              } else if (value.isObject()) {
                if (!target.path(entry.getKey()).isObject()) {
                  target.set(entry.getKey(), JsonNodeFactory.instance.objectNode());
                }
                merge((ObjectNode) target.get(entry.getKey()), value);
              } else {
                target.set(entry.getKey(), value);
              }
            });
  }

  /** The controls of a standard that a pod breaks. */
  public static Set<Control> broken(JsonNode pod, Standard standard) {
    Set<Control> broken = EnumSet.noneOf(Control.class);
    PodDraft draft = new PodDraft(FlinkProcess.JOBMANAGER);
    draft.from(Part.written(Value.of(pod, FieldPath.ROOT)));
    standard.check(draft.finish("Pod", "main"), new Collected(broken));
    return broken;
  }

  private record Collected(Set<Control> broken) implements Breaches {
    @Override
    public void found(Control control, Part at, String what, Part shown, String fix) {
      broken.add(control);
    }

    @Override
    public void missing(Setting setting, Part container) {
      broken.add(setting.control());
    }

    @Override
    public void missing(Setting setting, List<Part> containers) {
      broken.add(setting.control());
    }
  }

  @Override
  public String toString() {
    return control() + " " + fragment;
  }
}
