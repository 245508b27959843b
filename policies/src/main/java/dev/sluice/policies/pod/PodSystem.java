package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.Map;
import java.util.Set;

/** What rules on pods have to know of the system that builds them. */
public enum PodSystem {
  /** Flink's native integration, by whomever it is used. */
  FLINK {
    @Override
    String rule(String row) {
      return FLINKS.getOrDefault(row, row);
    }

    @Override
    boolean judges(String row, FieldPath at) {
      return row.equals("POD-315") && isIn(RESOURCES, at) && !isIn(TEMPLATE, at);
    }
  },
  /** Nobody: a pod or template as it is. */
  KUBERNETES {
    @Override
    String rule(String row) {
      return row;
    }
  },
  /** Ververica Platform, whose pages have a row of their own for a clash with Flink's parts. */
  VERVERICA {
    @Override
    String rule(String row) {
      return switch (row) {
        case "POD-097" -> "VVP-054";
        case "FLK-022" -> "VVP-051";
        default -> row.startsWith("FLK-0") && row.compareTo("FLK-011") < 0 ? "VVP-051" : row;
      };
    }

    @Override
    boolean judges(String row, FieldPath at) {
      return switch (row) {
        case "POD-131", "POD-132", "POD-264", "PODW-01" -> isIn(PODS, at);
        default -> false;
      };
    }
  },
  /** A FlinkCluster's operator, which builds its pods without Flink. */
  FLINK_CLUSTER {
    @Override
    String rule(String row) {
      return row;
    }

    @Override
    boolean judges(String row, FieldPath at) {
      return switch (row) {
        case "POD-022", "POD-023", "POD-024" -> true; // FC-JM1, FC-JM2 and the others of each role
        case "POD-099", "POD-121", "POD-122", "POD-124", "POD-286", "POD-287", "POD-318" ->
            !isIn(WHOLE, at);
        default -> false;
      };
    }
  };

  /** Rows of the API server that Flink's page has, too. */
  private static final Map<String, String> FLINKS =
      Map.of(
          "POD-040", "FLK-014",
          "POD-041", "FLK-016",
          "POD-084", "FLK-017",
          "POD-085", "FLK-017",
          "POD-097", "FLK-027",
          "POD-117", "FLK-030",
          "POD-318", "FLK-031");

  /** Where the Apache operator judges amounts itself, unless they are in a template. */
  private static final Set<String> RESOURCES = Set.of("resources");

  private static final Set<String> TEMPLATE = Set.of("podTemplate");

  /** Where Ververica Platform has lists of its own, in which it judges itself. */
  private static final Set<String> PODS = Set.of("pods");

  /** Where a FlinkCluster has whole containers; the fields of its own are its operator's. */
  private static final Set<String> WHOLE = Set.of("sidecars", "initContainers");

  private static final String CHANGED = ", unless the platform changes it";

  /** The rule that says what a row says. */
  abstract String rule(String row);

  /** Whether a rule of the system's own says at a place what a row says. */
  boolean judges(String row, FieldPath at) {
    return false;
  }

  private static boolean isIn(Set<String> fields, FieldPath at) {
    for (FieldPath step : at.ancestry()) {
      if (fields.contains(step.last())) {
        return true;
      }
    }
    return false;
  }

  /** Why it is not certain that the system builds its pods so; empty where it is. */
  String doubt() {
    return this == VERVERICA ? CHANGED : "";
  }

  /** Why it is not certain that the system fails at what a rule says; empty where it is. */
  String doubt(String rule) {
    boolean known =
        this != VERVERICA
            || rule.startsWith("VVP-")
            || rule.startsWith("PODW-")
            || rule.equals("POD-120");
    return known ? "" : CHANGED;
  }

  /** What sort of error it is to set a variable that the system sets, too. */
  ErrorType variables() {
    return this == FLINK_CLUSTER ? ErrorType.Duplicate : ErrorType.Forbidden;
  }
}
