package dev.sluice.policies.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads kind profiles.
 *
 * <p>A profile may {@code include} a shape (field specs that several kinds share, such as those of
 * the body of a Ververica deployment) at a pointer. Pointers of the shape, and its attributes whose
 * name ends in {@code At}, are then relative to it. A shape may include shapes in turn.
 */
final class KindReader {
  private final Map<String, FieldType<?>> types;
  private final Map<String, Document> shapes;

  /**
   * A field spec of a profile.
   *
   * @param variant the only system that it is for; empty for all that have the kind
   */
  record Line(FieldSpec<?> field, String variant) {}

  /** A shape's file. */
  private record Shape(List<JsonNode> include, List<JsonNode> fields) {}

  /** A line of {@code include}. */
  private record Include(
      @JsonProperty(required = true) String shape, String at, boolean partial, String variant) {}

  /**
   * Where a shape is included.
   *
   * @param at pointer to what the shape is about
   * @param partial whether that is a fragment
   * @param variant the only system that it is for; empty for all that have the kind
   */
  private record Inclusion(String at, boolean partial, String variant) {
    private static final Inclusion WHOLE = new Inclusion("", false, "");

    Inclusion below(Include include) {
      return new Inclusion(
          at + include.at(),
          partial || include.partial(),
          include.variant().isEmpty() ? variant : include.variant());
    }
  }

  KindReader(Collection<FieldType<?>> types, Map<String, Document> shapes) {
    this.types = types.stream().collect(Collectors.toMap(FieldType::name, Function.identity()));
    this.shapes = shapes;
  }

  /** The field specs of a profile, those of its shapes after its own. */
  List<Line> lines(DataLine profile) {
    List<Line> lines = new ArrayList<>();
    collect(profile, Inclusion.WHOLE, lines);
    return List.copyOf(lines);
  }

  private void collect(DataLine data, Inclusion inclusion, List<Line> lines) {
    data.each("fields").forEach(line -> lines.add(line(line, inclusion)));
    for (DataLine line : data.each("include")) {
      Include include = line.as(Include.class);
      Document shape =
          Optional.ofNullable(shapes.get(include.shape()))
              .orElseThrow(() -> line.wrong("shape", "there is no shape " + include.shape()));
      DataLine file = DataLine.of(shape);
      file.as(Shape.class);
      collect(file, inclusion.below(include), lines);
    }
  }

  private Line line(DataLine line, Inclusion inclusion) {
    JsonNode data = line.value();
    String name = data.path("type").asText("");
    FieldType<?> type =
        Optional.ofNullable(types.get(name))
            .orElseThrow(() -> line.wrong("type", "there is no field type \"" + name + "\""));
    String variant = data.path("variant").asText(inclusion.variant);
    return new Line(spec(type, line, inclusion), variant);
  }

  private static <S extends Record> FieldSpec<S> spec(
      FieldType<S> type, DataLine line, Inclusion inclusion) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    line.value()
        .properties()
        .forEach(a -> attributes.set(a.getKey(), relative(inclusion.at, a.getKey(), a.getValue())));
    attributes.remove(List.of("type", "at", "variant"));
    FieldPointer at = FieldPointer.of(inclusion.at + line.value().path("at").asText(""));
    return new FieldSpec<>(type, at, inclusion.partial, line.as(type.attributes(), attributes));
  }

  private static JsonNode relative(String below, String attribute, JsonNode value) {
    if (!attribute.endsWith("At")) {
      return value;
    }
    if (!value.isArray()) {
      return JsonNodeFactory.instance.textNode(below + value.asText());
    }
    ArrayNode pointers = JsonNodeFactory.instance.arrayNode();
    value.forEach(pointer -> pointers.add(below + pointer.asText()));
    return pointers;
  }
}
