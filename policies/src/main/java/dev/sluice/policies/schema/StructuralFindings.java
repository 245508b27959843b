package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.HiddenValues;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports what a walk finds, as field errors of rules. */
final class StructuralFindings {
  /** Objects of more fields are not looked through for one that has a field. */
  private static final int MOST_FIELDS = 100;

  private static final String QUANTITY_PATTERN = "[KMGTPE]i";

  private static final String UNSURE =
      ", unless its CustomResourceDefinition says otherwise (--state)";

  private final Findings findings;
  private final StructuralRows rows;
  private final Reader reader;

  /**
   * @param rows the rules to report
   */
  StructuralFindings(Findings findings, StructuralRows rows, Reader reader) {
    this.findings = findings;
    this.rows = rows;
    this.reader = reader;
  }

  void unknown(Schema object, String name, JsonNode value, Trail at) {
    Findings.Report report = findings.of(rows.unknown());
    if (!reader.lost().isEmpty() && report.isWanted()) {
      String otherwise =
          elsewhere(object, name)
              .map(field -> "move it into " + Quote.string(field))
              .orElse("remove it, or move it to where the schema has it");
      report.unknownField(Value.of(value, at.path()), object.names(), reader.lost(), otherwise);
    }
  }

  /** Whether the reader's version has a field that the schema has. */
  boolean isKnown(Schema object, String name) {
    return reader.version().isFrom(object.since(name));
  }

  /** A field that only later versions of Kubernetes have. */
  void newer(Schema object, String name, JsonNode value, Trail at) {
    Findings.Report report = findings.of(rows.unknown());
    if (report.isWanted()) {
      String effect = " in Kubernetes " + reader.version() + reader.lost();
      String otherwise = "remove it, or use Kubernetes 1." + object.since(name) + " or later";
      report.unknownField(Value.of(value, at.path()), List.of(), effect, otherwise);
    }
  }

  /** The one field of an object whose object has a field of that name. */
  private static Optional<String> elsewhere(Schema object, String name) {
    List<String> names = object.names();
    List<String> holders = new ArrayList<>();
    for (String field : names.size() > MOST_FIELDS ? List.<String>of() : names) {
      Schema property = object.property(field);
      if (property != null && property.property(name) != null) {
        holders.add(field);
      }
    }
    return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
  }

  void type(Schema wanted, JsonNode value, Trail at) {
    Findings.Report report = report(row(wanted), wanted);
    if (report.isWanted() && !isOpen(value)) {
      String words = wanted.type().words();
      if (reader.convertsScalars() && isConverted(wanted, value)) {
        report.unless(false, ", which some versions refuse");
      }
      String problem = "must be " + words + ", not " + shown(wanted, value);
      report.typeInvalid(at.path(), problem, fix(wanted, value, words));
    }
  }

  /** Mere advice, unless the schema is known for certain. */
  private Findings.Report report(String rule, Schema schema) {
    return findings.of(rule).unless(!reader.unsure() || schema.isDecoded(), UNSURE);
  }

  /** Whether something is still to be filled in, so that nothing is known of the value. */
  private static boolean isOpen(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : "";
    return text.contains("${") || text.contains("{{") || text.contains("$(");
  }

  private String row(Schema wanted) {
    return switch (wanted.type()) {
      case QUANTITY -> rows.quantity();
      case INTEGER_OR_STRING -> rows.integerOrString();
      default -> rows.type();
    };
  }

  /** A number that is no integer is shown: that it is a number says nothing. */
  private static String shown(Schema wanted, JsonNode value) {
    boolean integer =
        wanted.type() == SchemaType.INTEGER || wanted.type() == SchemaType.INTEGER_OR_STRING;
    return integer && value.isNumber() ? "the number " + Quote.value(value) : Quote.type(value);
  }

  private static String fix(Schema wanted, JsonNode value, String words) {
    if (wanted.type() == SchemaType.STRING && value.isValueNode() && !value.isNull()) {
      return "put it in quotes";
    }
    return isConverted(wanted, value) ? "remove the quotes" : "write " + words;
  }

  /** Whether a reader that is lenient would take the scalar for one of the type. */
  private static boolean isConverted(Schema wanted, JsonNode value) {
    String text = value.isTextual() ? value.textValue() : "";
    return switch (wanted.type()) {
      case STRING -> value.isValueNode() && !value.isNull();
      case BOOLEAN -> text.equals("true") || text.equals("false");
      case INTEGER, NUMBER, QUANTITY, INTEGER_OR_STRING -> isNumber(text);
      default -> false;
    };
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 20
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
  }

  void width(Schema wanted, JsonNode value, Trail at) {
    boolean either = wanted.type() == SchemaType.INTEGER_OR_STRING;
    String rule = either ? rows.integerOrString() : rows.width();
    Findings.Report report = report(rule, wanted);
    if (report.isWanted()) {
      boolean narrow = wanted.isNarrow() || either;
      String range =
          narrow ? "between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE : "of 64 bits";
      String integer = either ? "an integer or a string" : "an integer " + range;
      String problem = at.path().last() + " is " + Quote.value(value) + ", but must be " + integer;
      report.invalid(at.path(), problem, "set " + integer);
    }
  }

  void quantity(JsonNode value, Trail at) {
    Findings.Report report = findings.of(rows.quantity());
    if (report.isWanted() && !isOpen(value)) {
      report.invalid(
          at.path(),
          Quote.value(value) + " is not a valid quantity",
          "set one such as 500m or 2Gi");
    }
  }

  void required(Schema object, String name, Trail at) {
    Findings.Report report = report(rows.required(), object);
    if (report.isWanted() && !reader.fillsIn().test(at.path())) {
      String problem = Quote.string(name) + " is required by the schema";
      report.required(at.path(), problem, "set " + Quote.string(name));
    }
  }

  void unsupported(Schema schema, JsonNode value, Trail at) {
    Findings.Report report = report(rows.unsupported(), schema);
    if (report.isWanted() && !isOpen(value)) {
      List<String> choices = schema.constraints().allowed().stream().map(JsonNode::asText).toList();
      report.notSupported(Value.of(value, at.path()), choices);
    }
  }

  void limit(Schema schema, Limits.Breach breach, JsonNode value, Trail at) {
    Findings.Report report = report(rows.limit(), schema);
    if (report.isWanted() && !isOpen(value)) {
      report.of(breach.type(), at.path(), at.path().last() + breach.problem(), breach.fix());
    }
  }

  void pattern(Schema schema, BoundedPattern pattern, JsonNode value, Trail at) {
    Findings.Report report = report(rows.limit(), schema);
    if (!report.isWanted() || isOpen(value)) {
      return;
    }
    FieldPath path = at.path();
    String shown = isSecret(path) ? path.last() : Quote.value(value);
    if (pattern.toString().contains(QUANTITY_PATTERN)) {
      report.invalid(path, shown + " is not a valid quantity", "set one such as 500m or 2Gi");
    } else {
      String problem = shown + " does not match the pattern " + Quote.string(pattern.toString());
      report.invalid(path, problem, "write it as the pattern says");
    }
  }

  private static boolean isSecret(FieldPath path) {
    return path.ancestry().stream().anyMatch(above -> isHidden(above.last()));
  }

  private static boolean isHidden(String field) {
    return HiddenValues.areIn(field) || field.equals("annotations");
  }

  void time(Schema schema, JsonNode value, Trail at) {
    Findings.Report report = report(rows.limit(), schema);
    if (report.isWanted() && !isOpen(value)) {
      String problem = Quote.value(value) + " is not a valid time";
      report.invalid(at.path(), problem, "set one such as 2026-01-31T12:00:00Z");
    }
  }

  void duplicate(Schema list, List<String> keys, int earlier, Trail at) {
    Findings.Report report = report(rows.duplicate(), list);
    if (report.isWanted()) {
      String same =
          keys.isEmpty()
              ? "duplicate of element " + earlier
              : "element %d has the same %s".formatted(earlier, String.join(" and ", keys));
      report.duplicate(at.path(), same, "remove one of the two");
    }
  }
}
