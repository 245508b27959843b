package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.QualifiedNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Labels and annotations that an operator puts on pods, and checks as the API server would. */
public final class MetadataMaps implements Rule {
  /** Of all keys and values of an object's annotations together, in bytes. */
  private static final int LARGEST = 256 * 1024;

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.METADATA_MAP);
  }

  @Override
  public FieldType place() {
    return FieldType.METADATA_MAP;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String rule = site.place().text("rule");
    if (!TypeCheck.isObject(rule, site.value(), findings)) {
      return;
    }
    List<Value> entries = site.value().entries().toList();
    if (site.place().text("holds").equals("labels")) {
      entries.forEach(label -> label(rule, label, findings));
    } else {
      entries.forEach(annotation -> annotation(rule, annotation, findings));
      size(rule, site.value(), entries, findings);
    }
  }

  private static void label(String rule, Value label, Findings findings) {
    key(rule, label, label.name(), findings);
    if (isText(rule, label, findings) && !QualifiedNames.isLabelValue(label.node().textValue())) {
      String problem = Quote.value(label.node()) + " cannot be the value of a label";
      String fix =
          "use at most 63 letters, digits, hyphens, underscores and dots, a letter or digit at both"
              + " ends";
      findings.report(rule, label.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static void annotation(String rule, Value annotation, Findings findings) {
    key(rule, annotation, annotation.name().toLowerCase(Locale.ROOT), findings);
    isText(rule, annotation, findings);
  }

  private static void key(String rule, Value entry, String key, Findings findings) {
    if (!QualifiedNames.isKey(key)) {
      String problem = Quote.text(entry.name()) + " cannot be a key here";
      String fix =
          "use at most 63 letters, digits, hyphens, underscores and dots, perhaps after a domain"
              + " and a slash";
      findings.report(rule, entry.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean isText(String rule, Value entry, Findings findings) {
    if (entry.node().isTextual() || !entry.isSet()) {
      return entry.node().isTextual();
    }
    String problem = "must be a text, not " + Quote.type(entry.node());
    findings.report(rule, entry.path(), ErrorType.TypeInvalid, problem, "put it in quotes");
    return false;
  }

  private static void size(String rule, Value map, List<Value> entries, Findings findings) {
    long size = 0;
    for (Value entry : entries) {
      size += bytes(entry.name()) + bytes(entry.node().asText());
    }
    if (size > LARGEST) {
      String problem = "keys and values have " + size + " bytes together, more than " + LARGEST;
      String fix = "keep what is so large in a ConfigMap";
      findings.report(rule, map.path(), ErrorType.TooLong, problem, fix);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
