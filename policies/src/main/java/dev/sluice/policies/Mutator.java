package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Mutation;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes resources before they are stored, by the mutations that the policies turn on. */
public final class Mutator {
  private final Kinds kinds;
  private final List<Mutation> mutations;
  private final Policies policies;
  private final InstantSource clock;
  private final Supplier<State> state;

  /**
   * @param kinds the kinds to change
   * @param mutations what may be turned on
   * @param policies the policies in force
   * @param clock for what mutations ask of the time
   * @param state what stands in the cluster, asked once for each resource
   */
  public Mutator(
      Kinds kinds,
      List<Mutation> mutations,
      Policies policies,
      InstantSource clock,
      Supplier<State> state) {
    this.kinds = kinds;
    this.mutations = mutations;
    this.policies = policies;
    this.clock = clock;
    this.state = state;
  }

  /** The patch for a request; empty for a kind without profile, or if nothing is on. */
  public List<Mutation.Edit> edits(AdmissionRequest request) {
    KindName name = request.kind();
    return kinds
        .find(name.apiVersion(), name.kind())
        .map(kind -> edits(kind, request))
        .orElse(List.of());
  }

  private List<Mutation.Edit> edits(KindProfile base, AdmissionRequest request) {
    Settings settings = policies.settings(base, request.namespace(), request.name());
    List<Mutation> on = mutations.stream().filter(m -> settings.isOn(m.id())).toList();
    if (on.isEmpty()) {
      return List.of();
    }
    State known = state.get();
    KindProfile kind = base.variant(settings, known);
    Resource now = new Resource(kind, request.object(), request, settings, known, clock.instant());
    Optional<Resource> before =
        request
            .oldObject()
            .map(old -> new Resource(kind, old, request, settings, known, clock.instant()));
    List<Mutation.Edit> edits = new ArrayList<>();
    for (Mutation mutation : on) {
      for (FieldSpec place : kind.places(mutation.place())) {
        edits.addAll(
            mutation.edits(
                new Field(place, now), before.map(resource -> new Field(place, resource))));
      }
    }
    JsonNode copy = request.object().deepCopy();
    edits.forEach(edit -> edit.applyTo(copy)); // what fails here would fail at the API server
    return List.copyOf(edits);
  }
}
