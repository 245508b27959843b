package dev.sluice.policies.kind;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a profile says that nobody reads, or leaves out, stops the start with file and line. */
class KindsTest {
  private static final FieldType<Named> NAMED = new FieldType<>("named", Named.class);

  private record Named(@JsonProperty(required = true) String rule, List<String> values) {}

  @Test
  void anUnknownWordInTheHeadIsNamed() {
    assertThatThrownBy(() -> read("apiVersions: [v1]\nkind: A\nplural: as\nscpe: Cluster\n"))
        .hasMessageStartingWith("a.yaml:4: unknown field \"scpe\"");
  }

  @Test
  void aHeadWithoutAKindIsNamed() {
    assertThatThrownBy(() -> read("apiVersions: [v1]\nplural: as\n"))
        .hasMessageStartingWith("a.yaml:1: ")
        .hasMessageContaining("'kind'");
  }

  @Test
  void anUnknownAttributeIsNamed() {
    assertThatThrownBy(() -> fields("- {type: named, at: /spec, rule: A-1, valus: [a]}"))
        .hasMessageStartingWith("a.yaml:5: unknown field \"valus\"")
        .hasMessageContaining("values");
  }

  @Test
  void aMissingAttributeIsNamed() {
    assertThatThrownBy(() -> fields("- {type: named, at: /spec, values: [a]}"))
        .hasMessageStartingWith("a.yaml:5: ")
        .hasMessageContaining("'rule'");
  }

  @Test
  void anUnknownTypeIsNamed() {
    assertThatThrownBy(() -> fields("- {type: namd, at: /spec, rule: A-1}"))
        .hasMessage("a.yaml:5: there is no field type \"namd\"");
  }

  @Test
  void anUnknownShapeIsNamed() {
    assertThatThrownBy(
            () -> read("apiVersions: [v1]\nkind: A\nplural: as\ninclude:\n- {shape: none}\n"))
        .hasMessage("a.yaml:5: there is no shape none");
  }

  private static void fields(String line) {
    read("apiVersions: [v1]\nkind: A\nplural: as\nfields:\n" + line + "\n");
  }

  private static Kinds read(String profile) {
    Document file = Documents.read("a.yaml", profile).documents().getFirst();
    return Kinds.of(List.of(file), Map.of(), List.of(NAMED));
  }
}
