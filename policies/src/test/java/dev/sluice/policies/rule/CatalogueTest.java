package dev.sluice.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.ErrorType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  /** What judging needs. */
  private static final Set<String> HEAD =
      Set.of("group", "severity", "action", "milder", "title", "code", "parameters", "type", "at");

  private static final Set<String> PROSE = Set.of("what", "why", "example", "fix", "source");

  private static final Catalogue CATALOGUE = Catalogue.builtIn();
  private static final Map<String, Document> ROWS = DataFiles.all("catalogue");
  private static final Map<String, Document> WRITTEN = DataFiles.all("prose");

  @Test
  void proseOfARuleStandsInTheFileOfItsRowsName() {
    WRITTEN.forEach(
        (file, prose) -> {
          assertThat(ROWS).containsKey(file);
          assertThat(names(ROWS.get(file).tree())).containsAll(names(prose.tree()));
        });
  }

  @Test
  void everyRuleHasProseAndAnExampleOrIsLight() {
    for (RuleInfo rule : CATALOGUE.all()) {
      RuleProse prose = CATALOGUE.prose(rule);
      assertThat(prose.parameters().keySet()).isEqualTo(rule.parameters().keySet());
      assertThat(rule.light().isPresent() || prose.example().isPresent()).as(rule.id()).isTrue();
    }
  }

  @Test
  void rowsHaveOnlyWhatIsRead() {
    ROWS.forEach(
        (file, rows) ->
            rows.tree()
                .properties()
                .forEach(
                    row -> {
                      List<String> members = names(row.getValue());
                      members.removeAll(HEAD);
                      if (row.getKey().equals("all") || row.getValue().has("at")) {
                        members.removeAll(PROSE);
                      }
                      assertThat(members).as("%s in %s", row.getKey(), file).isEmpty();
                    }));
    WRITTEN.values().stream()
        .flatMap(file -> file.tree().valueStream())
        .forEach(prose -> assertThat(HEAD_OF_PROSE).containsAll(names(prose)));
  }

  private static final Set<String> HEAD_OF_PROSE =
      Set.of("what", "why", "example", "fix", "source", "parameters");

  @Test
  void rowIsOneLine() {
    for (String file : DataFiles.names("catalogue")) {
      assertThat(DataFiles.text("catalogue/" + file).lines())
          .as(file)
          .allMatch(line -> line.isEmpty() || line.matches("#.*|[A-Za-z0-9-]+: \\{.*}( *#.*)?"));
    }
  }

  @Test
  void rowSaysWhatIsOtherThanInAllRowsOfItsFile() {
    Catalogue catalogue =
        catalogue(
            """
            all: {group: kubernetes, severity: error, action: Deny, milder: partly, source: "Volumes"}
            POD-1: {type: Required, at: "spec.volumes[].name", title: Volume without a name}
            POD-2: {type: Invalid, at: "spec.x", title: Odd x, severity: warning, action: Warn, milder: "", source: X}
            """);
    RuleInfo first = catalogue.rule("POD-1");
    assertThat(first.light())
        .contains(new RuleInfo.Light(ErrorType.Required, "spec.volumes[].name"));
    assertThat(first.action()).isEqualTo(Action.Deny);
    assertThat(first.milder().ever()).isTrue();
    assertThat(catalogue.prose(first).source()).isEqualTo("Volumes");
    RuleInfo second = catalogue.rule("POD-2");
    assertThat(second.action()).isEqualTo(Action.Warn);
    assertThat(second.milder().ever()).isFalse();
    assertThat(catalogue.prose(second).source()).isEqualTo("X");
    assertThat(catalogue.all()).hasSize(2);
  }

  @Test
  void proseOfALightRuleIsComposedOfItsRowUnlessItHasItsOwn() {
    Catalogue catalogue =
        catalogue(
            """
            all: {group: kubernetes, severity: error, action: Deny, source: Volumes}
            POD-1: {type: Required, at: "spec.volumes[].name", title: Volume without a name}
            POD-2: {type: Required, at: spec.x, title: No x, what: A., why: B., fix: set x to 1, example: "x:"}
            """);
    RuleProse composed = catalogue.prose(catalogue.rule("POD-1"));
    assertThat(composed.what())
        .startsWith("Volume without a name (Required at spec.volumes[].name) in a pod");
    assertThat(composed.why()).contains("API server refuses");
    assertThat(composed.fix()).isEqualTo("set spec.volumes[].name");
    assertThat(composed.example()).isEmpty();
    RuleProse own = catalogue.prose(catalogue.rule("POD-2"));
    assertThat(List.of(own.what(), own.why(), own.fix(), own.example().orElseThrow()))
        .containsExactly("A.", "B.", "set x to 1", "x:");
  }

  @Test
  void everyErrorTypeHasItsFix() {
    StringBuilder rows = new StringBuilder("all: {group: lint, severity: error, action: Deny}\n");
    for (ErrorType type : ErrorType.values()) {
      rows.append("%s: {type: %s, at: spec.x, title: T, source: S}\n".formatted(type, type));
    }
    Catalogue catalogue = catalogue(rows.toString());
    assertThat(catalogue.all().stream().map(rule -> catalogue.prose(rule).fix()))
        .hasSize(ErrorType.values().length)
        .doesNotHaveDuplicates()
        .allMatch(fix -> fix.contains("spec.x"));
  }

  @Test
  void whatIsMissingInARowIsSaidWithItsFile() {
    assertThatThrownBy(() -> catalogue("A-1: {severity: error, action: Deny, title: T}"))
        .hasMessage("catalogue/some.yaml: A-1 has no group");
    assertThatThrownBy(() -> catalogue("A-1: {group: x, severity: error, action: Deny, title: T}"))
        .hasMessage("catalogue/some.yaml: A-1 is in no known group");
    Catalogue bare = catalogue("A-1: {group: lint, severity: error, action: Deny, title: T}");
    assertThatThrownBy(() -> bare.prose(bare.rule("A-1")))
        .hasMessageStartingWith("catalogue/some.yaml: A-1 has no what");
  }

  private static Catalogue catalogue(String yaml) {
    Map<String, Document> files = new TreeMap<>();
    files.put("some", Documents.read("some.yaml", yaml).documents().getFirst());
    return new Catalogue(files);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    return names;
  }
}
