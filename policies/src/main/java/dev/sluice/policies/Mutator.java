package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Mutation;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.Situation;
import dev.sluice.policies.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes resources before they are stored, by the mutations that the policies turn on: a pipeline,
 * in which each sees the object as those before it left it.
 */
public final class Mutator {
  private final RuleBook book;
  private final Policies policies;
  private final InstantSource clock;
  private final Supplier<State> state;

  /**
   * @param book the mutations that may be turned on
   * @param policies the policies in force
   * @param clock for what mutations ask of the time
   * @param state what stands in the cluster, asked once for each resource
   */
  public Mutator(RuleBook book, Policies policies, InstantSource clock, Supplier<State> state) {
    this.book = book;
    this.policies = policies;
    this.clock = clock;
    this.state = state;
  }

  /**
   * The edits of an object, in order; none for a kind without profile, or if nothing is on.
   *
   * @throws IllegalStateException where they do not make of the object what the mutations meant:
   *     the API server would refuse the user's request for it
   */
  public List<Edit> edits(AdmissionRequest request) {
    KindName name = request.kind();
    return book.kinds()
        .find(name.apiVersion(), name.kind())
        .map(kind -> edits(kind, request))
        .orElse(List.of());
  }

  private List<Edit> edits(KindProfile base, AdmissionRequest request) {
    Settings settings = policies.settings(base, request.namespace(), request.name());
    List<Registration.OfMutation<?>> on =
        book.mutations().filter(mutation -> settings.isOn(mutation.id())).toList();
    if (on.isEmpty()) {
      return List.of();
    }
    Situation situation = request.in(settings, state.get(), clock.instant(), Steps.UNCOUNTED);
    KindProfile kind =
        base.candidates(settings.installation(), situation.state(), request.objects()).getFirst();
    Pipeline pipeline = new Pipeline(request, kind, situation);
    on.forEach(pipeline::step);
    return pipeline.proved();
  }

  /** An object on its way through the mutations. */
  private static final class Pipeline {
    private final AdmissionRequest request;
    private final KindProfile kind;
    private final Situation situation;
    private final JsonNode object;
    private final Optional<Resource> old;
    private final List<Edit> edits = new ArrayList<>();

    Pipeline(AdmissionRequest request, KindProfile kind, Situation situation) {
      this.request = request;
      this.kind = kind;
      this.situation = situation;
      this.object = request.object().deepCopy();
      this.old = request.oldResource(kind, situation);
    }

    <S extends Record> void step(Registration.OfMutation<S> registration) {
      Mutation<S> mutation = registration.mutation();
      for (FieldSpec<S> spec : kind.fields(registration.type())) {
        Resource now =
            new Resource(kind, object, request.operation() == Operation.CREATE, situation);
        List<Edit> more = mutation.edits(now.field(spec), old.map(before -> before.field(spec)));
        more.forEach(edit -> edit.applyTo(object));
        edits.addAll(more);
      }
    }

    /** The edits, applied once to the object as it came: what the API server will do. */
    List<Edit> proved() {
      JsonNode copy = request.object().deepCopy();
      edits.forEach(edit -> edit.applyTo(copy));
      if (!copy.equals(object)) {
        throw new IllegalStateException("the edits do not make what the mutations made");
      }
      return List.copyOf(edits);
    }
  }
}
