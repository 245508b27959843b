package dev.sluice.policies.rule;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that can be judged, and by what.
 *
 * @param catalogue what the rules say of themselves
 * @param kinds where things sit in each kind
 * @param registrations the rules and mutations, in the order in which they run
 */
public record RuleBook(Catalogue catalogue, Kinds kinds, List<Registration<?>> registrations) {

  /** The book of these rules, with the profiles and the catalogue that Sluice comes with. */
  public static RuleBook of(List<Registration<?>> registrations) {
    Set<FieldType<?>> types =
        registrations.stream().map(Registration::type).collect(Collectors.toSet());
    return new RuleBook(Catalogue.builtIn(), Kinds.builtIn(types), List.copyOf(registrations));
  }

  /** The same rules for other kinds. */
  public RuleBook with(Kinds others) {
    return new RuleBook(catalogue, others, registrations);
  }

  /** The same with more rules, such as those that have to know all others, or all kinds. */
  public RuleBook with(List<Registration<?>> last) {
    return new RuleBook(
        catalogue, kinds, Stream.concat(registrations.stream(), last.stream()).toList());
  }

  /** The ids that a rule reports: its own, or those that the profiles name at its fields. */
  public Set<String> ids(Registration<?> registration) {
    return registration.ids().isEmpty()
        ? kinds.rules(registration.type())
        : registration.ids().stream().flatMap(this::named).collect(Collectors.toSet());
  }

  /** An id, or all of the catalogue that begin like one that ends with {@code *}. */
  private Stream<String> named(String id) {
    return id.endsWith("*")
        ? catalogue.all().stream()
            .map(RuleInfo::id)
            .filter(rule -> rule.startsWith(id.substring(0, id.length() - 1)))
        : Stream.of(id);
  }

  /** The mutations among the registrations. */
  public Stream<Registration.OfMutation<?>> mutations() {
    return registrations.stream()
        .<Registration.OfMutation<?>>mapMulti(
            (registration, found) -> {
              if (registration instanceof Registration.OfMutation<?> mutation) {
                found.accept(mutation);
              }
            });
  }
}
