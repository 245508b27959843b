package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.state.State.Lookup;

/** Names of objects that are not there. */
public final class References implements Rule<Reference> {
  References() {}

  @Override
  public void judge(Field<Reference> field, Findings findings) {
    Value at = field.value();
    at.filledString().ifPresent(name -> find(field.resource(), field.spec(), name, at, findings));
  }

  /**
   * Looks an object of a resource's namespace up.
   *
   * @param name its name
   * @param at the value that gives the name, if only as a part of it
   */
  public static void find(
      Resource resource, Reference reference, String name, Value at, Findings findings) {
    String kind = reference.kind();
    switch (resource.state().find(reference.group(), kind, resource.namespace(), name)) {
      case Lookup.Found found -> {}
      case Lookup.Absent absent ->
          findings
              .of(reference.rule())
              .notFound(
                  at,
                  "no "
                      + kind
                      + " "
                      + Quote.string(name)
                      + " exists in the namespace "
                      + Quote.string(resource.namespace()),
                  "name one that exists, or create it first");
      case Lookup.Unknown unknown -> findings.unknown(reference.rule(), kind);
    }
  }
}
