package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.QualifiedNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Labels and annotations that an operator puts on pods, and checks as the API server would. */
final class MetadataMaps implements Rule<MetadataMap> {
  /** Of all keys and values of an object's annotations together, in bytes. */
  private static final int LARGEST = 256 * 1024;

  @Override
  public void judge(Field<MetadataMap> field, Findings findings) {
    String rule = field.spec().rule();
    if (!Types.isObject(rule, field.value(), findings)) {
      return;
    }
    // The API server drops an entry that is null, key and all.
    List<Value> entries = field.value().entries().stream().filter(Value::isGiven).toList();
    switch (field.spec().holds()) {
      case labels -> entries.forEach(label -> label(rule, label, findings));
      case annotations -> {
        entries.forEach(annotation -> annotation(rule, annotation, findings));
        size(rule, field.value(), entries, findings);
      }
    }
  }

  private static void label(String rule, Value label, Findings findings) {
    key(rule, label, label.name(), findings);
    if (isString(rule, label, findings)
        && label.string().filter(QualifiedNames::isLabelValue).isEmpty()) {
      findings
          .of(rule)
          .invalid(
              label,
              Quote.value(label) + " is not a valid label value",
              "use at most 63 letters, digits, hyphens, underscores and dots, a letter or digit at"
                  + " both ends");
    }
  }

  private static void annotation(String rule, Value annotation, Findings findings) {
    key(rule, annotation, annotation.name().toLowerCase(Locale.ROOT), findings);
    isString(rule, annotation, findings);
  }

  private static void key(String rule, Value entry, String key, Findings findings) {
    if (!QualifiedNames.isKey(key)) {
      findings
          .of(rule)
          .invalid(
              entry,
              Quote.string(entry.name()) + " is not a valid key",
              "use at most 63 letters, digits, hyphens, underscores and dots, perhaps after a"
                  + " domain and a slash");
    }
  }

  private static boolean isString(String rule, Value entry, Findings findings) {
    if (!entry.isString() && entry.isSet()) {
      String problem = "must be a string, not " + Quote.type(entry);
      findings.of(rule).typeInvalid(entry, problem, "put it in quotes");
    }
    return entry.isString();
  }

  private static void size(String rule, Value map, List<Value> entries, Findings findings) {
    long size = 0;
    for (Value entry : entries) {
      size += bytes(entry.name()) + bytes(entry.node().asText());
    }
    if (size > LARGEST) {
      findings
          .of(rule)
          .tooLong(
              map,
              map.name() + " has " + size + " bytes, but at most " + LARGEST + " are allowed",
              "move large values into a ConfigMap");
    }
  }

  private static int bytes(String string) {
    return string.getBytes(StandardCharsets.UTF_8).length;
  }
}
