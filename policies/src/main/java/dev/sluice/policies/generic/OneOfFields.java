package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;

/**
 * An object of which exactly one field may be given.
 *
 * @param rule the rule on none or several
 * @param of pointers to the fields, from the object
 * @param orAt what makes up for none
 * @param mildIfSeveral whether more than one is let pass, which is the milder half of the rule
 * @param why what happens to several
 */
public record OneOfFields(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) List<FieldPointer> of,
    Optional<FieldPointer> orAt,
    boolean mildIfSeveral,
    @JsonProperty(required = true) String why)
    implements Ruled {

  /** In profiles {@code exactly-one}. */
  public static final FieldType<OneOfFields> TYPE =
      new FieldType<>("exactly-one", OneOfFields.class);
}
