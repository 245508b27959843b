package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Metadata;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.QualifiedNames;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Locale;

/**
 * Maps in options whose keys or values the API server refuses in what Flink makes of them. A
 * finding tells an entry by its number, since the rest of the option's text is not shown.
 */
final class MetadataOptions implements Rule<OperatedSpec> {
  private static final String SECRETS = "kubernetes.secrets";
  private static final List<String> BEGINNINGS = List.of("kubernetes.");
  private static final String VOLUME = "-volume";
  private static final String KEY =
      "use at most 63 letters, digits, hyphens, underscores and dots, perhaps after a domain and a"
          + " slash";
  private static final String VALUE =
      "use at most 63 letters, digits, hyphens, underscores and dots, a letter or digit at both ends";
  private static final String NAME =
      "use a Secret whose name has at most 56 lower-case letters, digits and hyphens";

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    boolean standalone = field.value().get("mode").is("standalone");
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource()).among(BEGINNINGS);
    for (Metadata row : OperatorOptionTable.metadata()) {
      judge(row, options.map(row.key()), standalone, findings);
    }
    secrets(options.map(SECRETS), standalone, findings);
  }

  private static void judge(
      Metadata row, List<Entry> entries, boolean standalone, Findings findings) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Findings.Report report = findings.of("FLK-038").mildIf(standalone || row.mild());
      String key = row.labels() ? entry.key() : entry.key().toLowerCase(Locale.ROOT);
      if (!QualifiedNames.isKey(key)) {
        report.invalid(entry, entry(i, row.key()) + " has an invalid key", KEY);
      } else if (row.labels() && !QualifiedNames.isLabelValue(entry.text())) {
        report.invalid(entry, entry(i, row.key()) + " has an invalid value", VALUE);
      }
    }
  }

  private static void secrets(List<Entry> secrets, boolean standalone, Findings findings) {
    for (int i = 0; i < secrets.size(); i++) {
      if (!DnsNames.isLabel(secrets.get(i).key() + VOLUME)) {
        String problem =
            entry(i, SECRETS)
                + " names a Secret with a dot, or a name that is too long for a volume";
        findings.of("FLK-033").mildIf(standalone).invalid(secrets.get(i), problem, NAME);
      }
    }
  }

  /** What a finding calls an entry. */
  static String entry(int index, String option) {
    return "entry " + (index + 1) + " of " + option;
  }
}
