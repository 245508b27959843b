package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Doubled;
import dev.sluice.policies.apache.OperatorOptionTable.Doubtful;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.MemoryText;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Options that work otherwise than they look, and those in whose place a field comes. */
final class DoubtfulOptions implements Rule<OperatedSpec> {
  private static final Map<String, List<Doubtful>> DOUBTFUL =
      OperatorOptionTable.byKey(OperatorOptionTable.doubtful(), Doubtful::key);
  private static final Map<String, List<Doubled>> DOUBLED =
      OperatorOptionTable.byKey(OperatorOptionTable.doubled(), Doubled::key);

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    Value spec = field.value();
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    Set<String> reported = new HashSet<>();
    for (FlinkConfiguration.Entry option : options.given(DOUBTFUL.keySet())) {
      for (Doubtful row : DOUBTFUL.getOrDefault(option.key(), List.of())) {
        if (isDoubtful(row, option, spec)) {
          doubtful(row, option, findings);
          reported.add(row.key());
        }
      }
    }
    for (FlinkConfiguration.Entry option : options.given(DOUBLED.keySet())) {
      if (!reported.contains(option.key())) {
        for (Doubled row : DOUBLED.getOrDefault(option.key(), List.of())) {
          doubled(row, option, spec, findings);
        }
      }
    }
  }

  private static void doubtful(Doubtful row, FlinkConfiguration.Entry option, Findings findings) {
    String problem = row.key() + " " + row.why();
    findings.of(row.rule()).mildIf(row.mild()).invalid(option, problem, row.fix());
  }

  private static boolean isDoubtful(Doubtful row, FlinkConfiguration.Entry option, Value spec) {
    String text = option.text().strip();
    boolean meant =
        row.values().isEmpty() || row.values().stream().anyMatch(text::equalsIgnoreCase);
    boolean with = row.whenAt().map(field -> spec.at(field).isPresent()).orElse(true);
    boolean works = row.unlessAt().filter(field -> spec.at(field).is(row.is())).isPresent();
    return meant && with && !works && isOf(row, FlinkVersion.of(spec.get("flinkVersion")));
  }

  private static boolean isOf(Doubtful row, FlinkVersion version) {
    boolean any = row.from().isEmpty() && row.before().isEmpty();
    return any || (version.isFrom(row.from()) && version.isBefore(row.before()));
  }

  private static void doubled(
      Doubled row, FlinkConfiguration.Entry option, Value spec, Findings findings) {
    List<Value> said = row.at().stream().map(spec::at).filter(Value::isPresent).toList();
    if (!said.isEmpty()) {
      said.stream()
          .filter(field -> !isSame(option.text().strip(), field))
          .forEach(field -> report(option, field.path().toString(), "remove the option", findings));
    } else if (row.in().filter(in -> spec.at(in).isObject()).isPresent()
        && !option.text().strip().equals(row.otherwise())) {
      String field = spec.at(row.at().getFirst()).path().toString();
      String fix = "set " + field + ", and remove the option";
      report(option, field + " (by default " + row.otherwise() + ")", fix, findings);
    }
  }

  private static void report(
      FlinkConfiguration.Entry option, String field, String fix, Findings findings) {
    String problem = option.key() + " has no effect: " + field + " overrides it";
    findings.of("SLU-037").forbidden(option, problem, fix);
  }

  /** Whether nothing is lost: both say the same, if in other units. */
  private static boolean isSame(String option, Value field) {
    OptionalLong memory = MemoryText.bytes(option);
    boolean bytes =
        memory.isPresent()
            && OperatorMemory.of(field)
                .flatMap(OperatorMemory::bytes)
                .filter(BigDecimal.valueOf(memory.getAsLong())::equals)
                .isPresent();
    Optional<BigDecimal> number = Decimal.of(option);
    boolean equal =
        number.isPresent()
            && Quantity.of(field).filter(q -> q.number().compareTo(number.get()) == 0).isPresent();
    return option.equals(field.scalar()) || bytes || equal;
  }
}
