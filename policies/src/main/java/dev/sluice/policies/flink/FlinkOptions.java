package dev.sluice.policies.flink;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.generic.ReservedLabelSet;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * A map of Flink's options.
 *
 * @param keys whether options may be nested objects, or are flat
 * @param reserved sets of label keys, where Flink builds pods from it
 * @param templateFiles the rule on pod-template files next to inline templates; empty for none
 * @param templateFilesAlone the rule on such files without any template; empty for none
 * @param templatesAt where inline templates may be
 * @param ports whose ports its options set
 */
public record FlinkOptions(
    @JsonProperty(required = true) Keys keys,
    List<ReservedLabelSet> reserved,
    String templateFiles,
    String templateFilesAlone,
    List<FieldPointer> templatesAt,
    Ports ports) {

  /** In profiles {@code flink-configuration}. */
  public static final FieldType<FlinkOptions> TYPE =
      new FieldType<>("flink-configuration", FlinkOptions.class);

  /** Whether objects in the map are options with dots in their keys. */
  boolean isNested() {
    return keys == Keys.nested;
  }

  /** How keys with dots are written. */
  public enum Keys {
    nested,
    flat
  }

  /** Whose ports the options set. */
  public enum Ports {
    /** Nobody's that is known. */
    @JsonEnumDefaultValue
    none,
    /** Those of Flink's native integration. */
    @JsonProperty("native")
    flink,
    /** Those of Flink's native integration, as Ververica Platform uses it. */
    platform
  }
}
