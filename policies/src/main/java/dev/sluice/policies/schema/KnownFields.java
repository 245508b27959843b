package dev.sluice.policies.schema;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.state.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which fields a kind has, for rules that look at paths and not at values. */
public final class KnownFields {
  private final Schema root;

  private KnownFields(Schema root) {
    this.root = root;
  }

  /**
   * Where a path leaves a kind.
   *
   * @param depth how many names lead to the place where it does
   * @param known the fields that there are
   */
  public record Unknown(int depth, List<String> known) {}

  /** The fields of a kind by its definition in the state, else as built in; empty for neither. */
  public static Optional<KnownFields> of(KindProfile kind, State state) {
    return KindDefinition.schema(kind, state).or(() -> builtIn(kind)).map(KnownFields::new);
  }

  private static Optional<Schema> builtIn(KindProfile kind) {
    return kind.fields(KindSchema.TYPE).stream()
        .map(FieldSpec::attributes)
        .map(KindSchema::file)
        .filter(file -> !file.isEmpty())
        .findFirst()
        .flatMap(file -> Schemas.builtIn(file, kind.name()));
  }

  /**
   * The first name of a path that is no field of the kind; empty where all are, and where unknown
   * ones are kept.
   *
   * @param tokens the names of the path, from the root of the object on
   */
  public Optional<Unknown> unknown(List<String> tokens) {
    Schema schema = root;
    for (int depth = 0; depth < tokens.size(); depth++) {
      String token = tokens.get(depth);
      boolean objectMetadata =
          depth == 0 && List.of("metadata", "apiVersion", "kind").contains(token);
      if (objectMetadata || schema.isEmbedded()) {
        return Optional.empty();
      }
      Schema next = next(schema, token);
      if (next == null) {
        return schema.names().isEmpty() || schema.keepsUnknown()
            ? Optional.empty()
            : Optional.of(new Unknown(depth, schema.names()));
      }
      schema = next;
    }
    return Optional.empty();
  }

  private static @Nullable Schema next(Schema schema, String token) {
    boolean element = token.equals(Pointers.END) || Pointers.index(token) >= 0;
    Schema elements = element ? schema.elements() : null;
    if (elements != null) {
      return elements;
    }
    Schema field = schema.property(token);
    return field != null ? field : schema.entries();
  }
}
