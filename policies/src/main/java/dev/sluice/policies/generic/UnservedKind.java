package dev.sluice.policies.generic;

import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;

/** Documents of a version or kind that no operator serves, by the profile of the nearest kind. */
final class UnservedKind implements Rule<WholeResource> {
  private static final String ID = "SLU-073";

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    Resource resource = field.resource();
    KindProfile nearest = resource.kind();
    Value kind = field.value().get("kind");
    Value version = field.value().get("apiVersion");
    KindName served = nearest.name();
    if (!kind.scalar().equals(served.kind())) {
      String group = new KindName(version.scalar(), "").group();
      findings
          .of(ID)
          .notSupported(
              kind,
              "unknown kind " + Quote.value(kind) + " in the API group " + Quote.string(group),
              "write the kind " + Quote.string(served.kind()) + ", or another API group");
    } else if (!version.scalar().equals(served.apiVersion())) {
      findings
          .of(ID)
          .notSupported(
              version,
              "unknown version " + Quote.value(version) + " of " + served.kind(),
              "write " + Quote.string(served.apiVersion()));
    }
  }
}
