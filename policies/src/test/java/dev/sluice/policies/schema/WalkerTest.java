package dev.sluice.policies.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each keyword of a schema means for a value {@code a}. */
class WalkerTest {
  private static final String KUBERNETES = "kubernetes.schema.json";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // types
        "{type: string}                         | x                    | -",
        "{type: string}                         | 7                    | TypeInvalid a",
        "{type: string}                         | null                 | -",
        "{type: boolean}                        | true                 | -",
        "{type: boolean}                        | maybe                | TypeInvalid a",
        "{type: number}                         | 0.5                  | -",
        "{type: number}                         | '\"0.5\"'            | TypeInvalid a",
        "{type: integer}                        | 2.0                  | -",
        "{type: integer}                        | 2.5                  | TypeInvalid a",
        "{type: integer}                        | 9223372036854775807  | -",
        "{type: integer}                        | 9223372036854775808  | TypeInvalid a",
        "{type: integer}                        | 1e300                | TypeInvalid a",
        "{type: integer, format: int32}         | 2147483647           | -",
        "{type: integer, format: int32}         | 2147483648           | Invalid a",
        "{x-kubernetes-int-or-string: true}     | 50%                  | -",
        "{x-kubernetes-int-or-string: true}     | 0.5                  | TypeInvalid a",
        "{type: array, items: {type: string}}   | [x]                  | -",
        "{type: array, items: {type: string}}   | [x, null]            | TypeInvalid a[1]",
        "{type: array, items: {type: string, nullable: true}} | [null] | -",
        "{type: array, items: {type: string}}   | {}                   | TypeInvalid a",
        // fields
        "{type: object, properties: {b: {type: string}}} | {b: x}      | -",
        "{type: object, properties: {b: {type: string}}} | {c: x}      | NotSupported a.c",
        "{type: object, properties: {b: {type: string}}} | {c: null}   | NotSupported a.c",
        "{type: object, properties: {b: {type: string}}} | {b: 1}      | TypeInvalid a.b",
        "{type: object}                         | {b: x}               | NotSupported a.b",
        "{type: object, x-kubernetes-preserve-unknown-fields: true} | {b: x} | -",
        "{x-kubernetes-preserve-unknown-fields: true} | 7              | -",
        "{type: object, additionalProperties: true} | {b: x}           | -",
        "{type: object, additionalProperties: {type: string}} | {b: 1} | TypeInvalid a[b]",
        "{type: object, additionalProperties: {type: string}} | {b: null} | -",
        "{type: object, x-kubernetes-embedded-resource: true, properties: {b: {type: string}}} | {kind: K, metadata: {labels: {x: 1}, nam: n}, b: x} | TypeInvalid a.metadata.labels[x] NotSupported a.metadata.nam",
        "{type: object, required: [b], properties: {b: {type: string}}} | {} | Required a.b",
        "{type: object, required: [b], properties: {b: {type: string}}} | {b: null} | Required a.b",
        "{type: object, required: [b], properties: {b: {type: string, default: x}}} | {} | -",
        // limits
        "{type: string, enum: [v, x]}           | z                    | NotSupported a",
        "{type: string, enum: [v, x]}           | x                    | -",
        "{type: integer, minimum: 1}            | 0                    | Invalid a",
        "{type: integer, minimum: 1}            | 1                    | -",
        "{type: integer, minimum: 1, exclusiveMinimum: true} | 1       | Invalid a",
        "{type: integer, maximum: 1}            | 2                    | Invalid a",
        "{type: integer, maximum: 1, exclusiveMaximum: true} | 1       | Invalid a",
        "{type: integer, multipleOf: 3}         | 4                    | Invalid a",
        "{type: integer, multipleOf: 3}         | 6                    | -",
        "{type: string, minLength: 1}           | ''                   | -",
        "{type: string, minLength: 1}           | '\"\"'               | Invalid a",
        "{type: string, maxLength: 1}           | 𝄞                    | -",
        "{type: string, maxLength: 1}           | xy                   | TooLong a",
        "{type: array, minItems: 1, items: {type: string}} | []        | Invalid a",
        "{type: array, maxItems: 1, items: {type: string}} | [x, z]    | TooMany a",
        "{type: object, minProperties: 1, additionalProperties: {type: string}} | {} | Invalid a",
        "{type: object, maxProperties: 1, additionalProperties: {type: string}} | {b: x, c: z} | TooMany a",
        "{type: string, pattern: '^[a-z]+$'}    | ab                   | -",
        "{type: string, pattern: '^[a-z]+$'}    | a1                   | Invalid a",
        "{type: string, pattern: '^[a-z]+$'}    | ${A}                 | -",
        "{type: string, pattern: '^[[:digit:]]+$'} | d                 | -",
        "{type: string, format: date-time}      | '\"2026-01-31T12:00:00Z\"' | -",
        "{type: string, format: date-time}      | yesterday            | Invalid a",
        // lists whose elements differ
        "{type: array, x-kubernetes-list-type: set, items: {type: string}} | [x, z, x] | Duplicate a[2]",
        "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n, p], items: {type: object, properties: {n: {type: integer}, p: {type: string, default: TCP}}}} | [{n: 1}, {n: 1, p: TCP}, {n: 1, p: UDP}] | Duplicate a[1]",
        "{type: array, x-kubernetes-list-type: atomic, items: {type: string}} | [x, x] | -",
      })
  void keywordsMeanWhatTheyMeanToTheServer(String schema, String value, String expected) {
    JsonNode whole = yaml("type: object\nproperties: {a: " + schema + "}");
    JsonNode object = yaml("a: " + (value == null ? "" : value));
    Schema compiled = Definitions.ofOne(false).compile(whole);
    assertThat(found(compiled, StructuralRows.OF_KINDS, object))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{nodeSelector: {a: null}, tolerations: [null], priority: null} | -",
        "{priority: 2147483648}                      | POD-017 spec.priority",
        "{priority: 1.5}                             | POD-017 spec.priority",
        "{priority: 1.0}                             | -",
        "{priority: '7'}                             | POD-016 spec.priority",
        "{activeDeadlineSeconds: 2147483648}         | -",
        "{nodeSelector: {a: 1}}                      | POD-016 spec.nodeSelector[a]",
        "{overhead: {cpu: 1, memory: ' 2Gi '}}       | -",
        "{overhead: {cpu: 1x}}                       | POD-018 spec.overhead[cpu]",
        "{overhead: {cpu: true}}                     | POD-018 spec.overhead[cpu]",
        "{containers: [{name: a, livenessProbe: {tcpSocket: {port: 2147483648}}}]} | POD-021 spec.containers[0].livenessProbe.tcpSocket.port",
        "{containers: [{name: a, livenessProbe: {tcpSocket: {port: web}}}]} | -",
        "{container: []}                             | POD-019 spec.container",
        "{restartPolicy: Sometimes, containers: [{}]} | -",
      })
  void typesOfKubernetesAreDecoded(String spec, String expected) {
    Schema template = Schemas.kubernetes("io.k8s.api.core.v1.PodTemplateSpec");
    Findings findings = walk(template, StructuralRows.OF_KUBERNETES, yaml("spec: " + spec));
    assertThat(findings.all().stream().map(f -> f.rule() + " " + f.path()))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  /** Whatever is said of it, it is said soon. */
  @ParameterizedTest
  @ValueSource(
      strings = {"^(x*)*(x*)*(x*)*y$", "^(x|xx)+(x|xx)+$", "(x+x+)+[^x]", "^(x?){30}x{30}z"})
  void patternsThatTryManyWaysAreGivenUp(String pattern) {
    BoundedPattern bounded = BoundedPattern.of(pattern).orElseThrow();
    assertThat(bounded.isMissedBy("x".repeat(900) + "!")).isIn(true, false);
    assertThat(bounded.isMissedBy("x".repeat(5_000))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[:alpha:]]", "[a[b]]", "[a&&b]", "(?i)a", "\\p{L}", "(a", "\\Qa\\E"})
  void patternsThatGoReadsOtherwiseAreNotJudged(String pattern) {
    assertThat(BoundedPattern.of(pattern)).isEmpty();
  }

  @Test
  void everyTypeThatIsReferredToIsThere() {
    JsonNode all = DataFiles.json(KUBERNETES).path("$defs");
    for (String reference : all.findValuesAsText("$ref")) {
      assertThat(Schemas.kubernetes(reference.replace("#/$defs/", ""))).isNotNull();
    }
  }

  @Test
  void everyProfileNamesSchemasThatAreThere() {
    KitCase.BOOK
        .kinds()
        .all()
        .forEach(
            kind -> {
              kind.fields(KubernetesObject.TYPE)
                  .forEach(f -> Schemas.kubernetes(f.attributes().definition()));
              kind.fields(KindSchema.TYPE).stream()
                  .map(field -> field.attributes().file())
                  .filter(file -> !file.isEmpty())
                  .forEach(f -> assertThat(Schemas.builtIn(f, kind.name())).as(f).isPresent());
            });
  }

  private static String found(Schema schema, StructuralRows rows, JsonNode object) {
    return String.join(
        " ", walk(schema, rows, object).all().stream().map(WalkerTest::shown).toList());
  }

  private static String shown(Finding finding) {
    return finding.type() + " " + finding.path();
  }

  private static Findings walk(Schema schema, StructuralRows rows, JsonNode object) {
    Findings findings = new Findings(KitCase.BOOK.catalogue(), Steps.UNCOUNTED);
    Reader reader = new Reader(": it is lost", false, false, _ -> false, KubernetesVersion.NEWEST);
    StructuralFindings found = new StructuralFindings(findings, rows, reader);
    new Walker(FieldPath.ROOT, Steps.UNCOUNTED, found).value(schema, object);
    return findings;
  }

  private static JsonNode yaml(String text) {
    return Documents.read("test", text).documents().getFirst().tree();
  }
}
