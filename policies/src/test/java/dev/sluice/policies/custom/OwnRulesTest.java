package dev.sluice.policies.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.DeadlineExceededException;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnRulesTest {
  private static final String HEAD =
      "apiVersion: sluice.dev/v1alpha1\nkind: Policy\nmetadata: {name: team}\nspec:\n";

  @Test
  void everyMistakeIsNamedWhereItIs() {
    assertThat(
            errors(
                """
                  variables:
                  - {name: a, expression: "object.spec.x +"}
                  - {name: b, expression: "1"}
                  - {name: b, expression: "2"}
                  custom:
                  - {id: UPPER, schema: {}, message: m, fix: f}
                  - {id: both, schema: {type: string}, cel: "true", message: m, fix: f}
                  - {id: none, message: m, fix: f}
                  - {id: none, schema: {patern: a, items: {type: strng}}, message: m}
                  - {id: pattern, at: spec/image, schema: {properties: {pattern: {pattern: "(?=a)"}}, patternProperties: {"[": {}}}, message: m, fix: f}
                  - {id: unknown, cel: "object.spec.x == request.userInfo.name", message: m, fix: f}
                  - {id: types, cel: "1 + 'a' == 2", message: m, fix: f}
                  - {id: number, cel: "1 + variables.b", message: m, fix: f}
                  - {id: reference, schema: {$ref: "#"}, message: m, fix: f}
                """))
        .containsExactly(
            "6:27 spec.variables[0].expression: not a valid CEL expression: mismatched input"
                + " '<EOF>' (line 1, column 16); see docs/own-rules.md for the variables and"
                + " functions that there are",
            "8:12 spec.variables[2].name: a second variable \"b\"; rename one of them",
            "10:10 spec.custom[0].id: \"UPPER\" is not a valid value; match"
                + " ^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$",
            "11:45 spec.custom[1].cel: a rule has schema or cel, not both; remove one",
            "12:5 spec.custom[2].schema: the rule asks for nothing; add schema or cel",
            "13:5 spec.custom[3].fix: the field is missing; add it",
            "13:10 spec.custom[3].id: a second rule with the id \"none\"; give each rule of a"
                + " policy an id of its own",
            "13:33 spec.custom[3].schema.patern: there is no such field here; remove it or correct"
                + " its name",
            "13:50 spec.custom[3].schema.items.type: unsupported value \"strng\"; did you mean"
                + " \"string\"?",
            "14:23 spec.custom[4].at: \"spec/image\" is not a JSON Pointer; begin it with /, as in"
                + " /spec/podTemplate/spec/containers/*/image",
            "14:76 spec.custom[4].schema.properties[pattern].pattern: \"(?=a)\" is not a valid"
                + " pattern: invalid or unsupported Perl syntax; write it in the syntax of RE2,"
                + " which has no backreferences and looks neither ahead nor behind",
            "14:112 spec.custom[4].schema.patternProperties[[]: \"[\" is not a valid pattern:"
                + " missing closing ]; write it in the syntax of RE2, which has no backreferences"
                + " and looks neither ahead nor behind",
            "15:24 spec.custom[5].cel: not a valid CEL expression: undeclared reference to"
                + " 'request' (line 1, column 18); see docs/own-rules.md for the variables and"
                + " functions that there are",
            "16:22 spec.custom[6].cel: not a valid CEL expression: found no matching overload for"
                + " '_+_' applied to '(int, string)' (line 1, column 3); see docs/own-rules.md for"
                + " the variables and functions that there are",
            "17:23 spec.custom[7].cel: not a valid CEL expression: its result is of type int, but"
                + " must be a bool; see docs/own-rules.md for the variables and functions that"
                + " there are",
            "18:36 spec.custom[8].schema.$ref: there is no such field here; remove it or correct"
                + " its name");
  }

  @Test
  void aRuleThatNoPolicyOfTheFilesHasIsAMistake() {
    assertThat(
            errors(
                """
                  rules: [{rule: team/registri, enforcement: Warn}, {rule: team/registry}]
                  custom: [{id: registry, schema: {}, message: m, fix: f}]
                """))
        .containsExactly(
            "5:18 spec.rules[0].rule: there is no rule \"team/registri\"; did you mean"
                + " team/registry?");
  }

  @ParameterizedTest
  @CsvSource({
    "object.spec.x > 1, no such key: x",
    "object.spec.n.startsWith('a'), no such overload of startsWith for the type of a value",
    "object.spec.l[700] == 1, an index is beyond the end of its list",
    "object.spec.n / (object.spec.n - 3) == 1, a division by zero",
    "int(object.spec.secret) == 1, a value does not have the form that it reads",
    "self.spec.l.all(a; self.spec.l.all(b; self.spec.l.all(c; a + b + c >= 0))), it takes too long"
        + " on this resource"
  })
  void anExpressionThatFailsSaysWhyAndQuotesNothing(String cel, String why) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("n", 3).put("secret", "hunter2").putArray("l");
    for (int i = 0; i < 100; i++) {
      spec.withArray("l").add(i);
    }
    assertThat(judge(cel(cel.replace(';', ',')), spec, Steps.UNCOUNTED))
        .singleElement()
        .satisfies(
            ruling -> {
              assertThat(ruling.finding().problem())
                  .isEqualTo("rule team/r could not be applied: " + why);
              assertThat(ruling.action()).hasToString("Warn");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "object.spec.d > 1",
    "object.spec.d == 1.5",
    "has(object.spec.d) && object.?spec.?e.orValue(1) == 1",
    "sets.contains(object.spec.l; [1])",
    "object.spec.s.split('-').size() == 2"
  })
  void numbersCompareAndTheUsualLibrariesAreThere(String cel) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("d", 1.5).put("s", "a-b").putArray("l").add(1);
    assertThat(judge(cel(cel.replace(';', ',')), spec, Steps.UNCOUNTED)).isEmpty();
  }

  @Test
  @Timeout(30)
  void longTextsInLoopsAndNastyPatternsAreBounded() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("text", "a".repeat(1_000_000) + "!").putArray("l");
    for (int i = 0; i < 1_000; i++) {
      spec.withArray("l").add(i);
    }
    assertThat(
            judge(
                cel("[object.spec.text].all(t, object.spec.l.all(i, !t.matches('(a+)+$')))"),
                spec,
                Steps.UNCOUNTED))
        .singleElement()
        .satisfies(
            r -> assertThat(r.finding().problem()).endsWith("it takes too long on this resource"));
    assertThat(judge("{at: /spec/text, schema: {pattern: \"^(a+)+$\"}}", spec, Steps.UNCOUNTED))
        .hasSize(1);
  }

  @Test
  void aLargeValueUnderALargeSchemaIsNotValidated() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 60_000; i++) {
      spec.withArray("l").add(i);
    }
    String schema = "{type: integer}, ".repeat(900) + "{minimum: 0}";
    assertThat(
            judge(
                "{at: /spec/l, schema: {items: {allOf: [" + schema + "]}}}", spec, Steps.UNCOUNTED))
        .singleElement()
        .satisfies(
            r ->
                assertThat(r.finding().problem())
                    .endsWith("the value is too large for its schema"));
  }

  @Test
  void theDeadlineEndsAnEvaluation() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 10_000; i++) {
      spec.withArray("l").add(i);
    }
    boolean[] asked = {false};
    Steps steps =
        Steps.until(
            () -> {
              boolean late = asked[0];
              asked[0] = true;
              return late;
            });
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> judge(cel("object.spec.l.all(i, i >= 0)"), spec, steps)))
        .isInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void oneOfSeveralSchemasThatNoneFitsIsOneFinding() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.putObject("a").put("b", 1).put("c", 2);
    assertThat(
            judge(
                "{at: /spec/a, schema: {anyOf: [{properties: {b: {type: string}}}, {properties: {c:"
                    + " {type: string}}}]}}",
                spec,
                Steps.UNCOUNTED))
        .singleElement()
        .satisfies(r -> assertThat(r.finding().path()).hasToString("spec.a"));
  }

  private static String cel(String text) {
    return "{cel: \"" + text + "\"}";
  }

  private static List<Ruling> judge(String rule, ObjectNode spec, Steps steps) {
    String entry = rule.substring(0, rule.length() - 1) + ", id: r, message: m, fix: f}";
    PolicyDocuments.Loaded loaded = load("  custom: [" + entry + "]\n");
    assertThat(loaded.errors()).isEmpty();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "sluice.dev/v1alpha1").put("kind", "SessionCluster");
    object.putObject("metadata").put("name", "a").put("namespace", "b");
    object.set("spec", spec);
    Judge judge =
        new Judge(
            KitCase.BOOK, loaded.policies(), InstantSource.fixed(Instant.EPOCH), () -> State.NONE);
    AdmissionRequest request =
        new AdmissionRequest(
            Operation.CREATE, object, Optional.empty(), "b", "a", Origin.ADMISSION);
    return judge.judge(request, steps).rulings().stream()
        .filter(ruling -> ruling.finding().rule().equals("team/r"))
        .toList();
  }

  private static List<String> errors(String spec) {
    return load(spec).errors().stream().map(OwnRulesTest::line).toList();
  }

  private static String line(DocumentError error) {
    return error.position().map(at -> at.line() + ":" + at.column()).orElse("")
        + " "
        + error.problem();
  }

  private static PolicyDocuments.Loaded load(String spec) {
    Documents read = Documents.read("policies.yaml", HEAD + spec);
    assertThat(read.errors()).isEmpty();
    return PolicyDocuments.load(read.documents(), KitCase.BOOK);
  }
}
