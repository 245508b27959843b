package dev.sluice.policies.generic;

import static dev.sluice.policies.rule.Registration.rule;
import static dev.sluice.policies.rule.Registration.update;

import dev.sluice.policies.rule.Registration;
import java.util.List;

/** The rules of this package. */
public final class GenericRules {
  /** In the order in which they run. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(LabelMap.TYPE, new ReservedLabels(), "VVP-030", "FLK-013", "SLU-001", "SLU-002"),
          rule(RequiredField.TYPE, new Required()),
          rule(AnyOfFields.TYPE, new RequiredAny()),
          rule(OneOfFields.TYPE, new ExactlyOne()),
          rule(IgnoredField.TYPE, new Ignored()),
          rule(ClosedObject.TYPE, new UnknownFields()),
          rule(DnsLabel.TYPE, new NamespaceName()),
          rule(Enumeration.TYPE, new Enumerations()),
          rule(IntegerRange.TYPE, new Integers()),
          rule(DurationString.TYPE, new Durations()),
          rule(StringMap.TYPE, new StringMaps()),
          rule(Reference.TYPE, new References()),
          rule(WholeResource.TYPE, new UnservedKind(), "SLU-073"),
          rule(WholeResource.TYPE, new NeededName(), "SLU-074"),
          rule(WholeResource.TYPE, new DuplicateKeys(), "SLU-075"),
          rule(WholeResource.TYPE, new ImagePlaceholders(), "SLU-076"),
          rule(MetadataMap.TYPE, new MetadataMaps()),
          rule(RefusedValue.TYPE, new RefusedValues()),
          update(ImmutableField.TYPE, new Immutable()));

  private GenericRules() {}
}
