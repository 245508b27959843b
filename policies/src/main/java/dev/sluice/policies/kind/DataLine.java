package dev.sluice.policies.kind;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.io.IOException;
import java.util.List;

/**
 * A value of one of the module's own data files, with the file and line that it stands on, so that
 * whoever gets a word wrong is told where.
 *
 * @param document the whole file
 * @param path the value's path in it
 */
record DataLine(Document document, FieldPath path) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addDeserializer(FieldPointer.class, new PointerReader()))
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
          .build();

  private static final class PointerReader extends StdDeserializer<FieldPointer> {
    private static final long serialVersionUID = 1;

    PointerReader() {
      super(FieldPointer.class);
    }

    @Override
    public FieldPointer deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return FieldPointer.of(parser.getText());
    }
  }

  static DataLine of(Document document) {
    return new DataLine(document, FieldPath.ROOT);
  }

  JsonNode value() {
    return path.in(document.tree());
  }

  /** The elements of a list in this object. */
  List<DataLine> each(String list) {
    FieldPath at = path.field(list);
    return java.util.stream.IntStream.range(0, value().path(list).size())
        .mapToObj(i -> new DataLine(document, at.index(i)))
        .toList();
  }

  /** The value as a record. */
  <T extends Record> T as(Class<T> type) {
    return as(type, value());
  }

  /**
   * A value made from this line as a record.
   *
   * @throws IllegalStateException for a word that the record does not have or one that is missing
   */
  <T extends Record> T as(Class<T> type, JsonNode value) {
    try {
      return MAPPER.treeToValue(value, type);
    } catch (UnrecognizedPropertyException e) {
      String problem =
          "unknown field \"" + e.getPropertyName() + "\"; known are " + e.getKnownPropertyIds();
      throw wrong(e.getPropertyName(), problem);
    } catch (JsonMappingException e) {
      String field =
          e.getPath().isEmpty() ? "" : String.valueOf(e.getPath().getFirst().getFieldName());
      throw wrong(field, e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw wrong("", e.getOriginalMessage());
    }
  }

  IllegalStateException wrong(String field, String problem) {
    int line = document.positions().nearest(field.isEmpty() ? path : path.field(field)).line();
    return new IllegalStateException(document.source() + ":" + line + ": " + problem);
  }
}
