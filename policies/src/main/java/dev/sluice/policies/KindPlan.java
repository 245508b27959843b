package dev.sluice.policies;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.pod.OnPods;
import dev.sluice.policies.pod.PodRules;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.pod.Renderer;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.FieldTree;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Registration;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.UpdateRule;
import java.util.ArrayList;
import java.util.List;

/** Which rules look at which fields of one kind, worked out once. */
final class KindPlan {
  private final KindProfile kind;
  private final FieldTree fields = new FieldTree();
  private final List<Check<?>> checks = new ArrayList<>();
  private final List<UpdateCheck<?>> updateChecks = new ArrayList<>();
  private final List<DeletionCheck<?>> deletionChecks = new ArrayList<>();
  private final List<PodSource<?>> podSources = new ArrayList<>();

  /** A rule at one field. */
  private record Check<S extends Record>(Rule<S> rule, FieldTree.Leaf<S> leaf) {
    void run(Field<?>[] fields, Findings findings) {
      rule.judge(leaf.in(fields), findings);
    }
  }

  /** A field that a system builds pods from. */
  private record PodSource<S extends Record>(Renderer<S> renderer, FieldTree.Leaf<S> leaf) {
    Pods render(Field<?>[] fields) {
      return renderer.of(leaf.in(fields));
    }
  }

  /** A rule about updates at one field. */
  private record UpdateCheck<S extends Record>(UpdateRule<S> rule, FieldSpec<S> spec) {
    void run(Resource before, Resource after, Findings findings) {
      rule.judge(before.field(spec), after.field(spec), findings);
    }
  }

  /** A rule about deletions at one field. */
  private record DeletionCheck<S extends Record>(Rule<S> rule, FieldSpec<S> spec) {
    void run(Resource resource, Findings findings) {
      rule.judge(resource.field(spec), findings);
    }
  }

  KindPlan(KindProfile kind, RuleBook book) {
    this.kind = kind;
    book.registrations().forEach(this::add);
    PodRules.renderers(book).forEach(this::addPods);
  }

  private void add(Registration<?> registration) {
    switch (registration) {
      case Registration.OfObject<?> rule -> add(rule);
      case Registration.OfUpdate<?> rule -> add(rule);
      case Registration.OfDeletion<?> rule -> add(rule);
      case Registration.OfMutation<?> mutation -> {} // see Mutator
    }
  }

  private <S extends Record> void add(Registration.OfObject<S> rule) {
    FieldType<S> type = rule.type();
    kind.fields(type).forEach(spec -> checks.add(new Check<>(rule.rule(), fields.leaf(spec))));
  }

  private <S extends Record> void add(Registration.OfUpdate<S> rule) {
    FieldType<S> type = rule.type();
    kind.fields(type).forEach(spec -> updateChecks.add(new UpdateCheck<>(rule.rule(), spec)));
  }

  private <S extends Record> void add(Registration.OfDeletion<S> rule) {
    kind.fields(rule.type())
        .forEach(spec -> deletionChecks.add(new DeletionCheck<>(rule.rule(), spec)));
  }

  private <S extends Record> void addPods(Registration.OfObject<S> rule) {
    if (rule.rule() instanceof OnPods<S>(Renderer<S> renderer, _)) {
      kind.fields(rule.type())
          .forEach(spec -> podSources.add(new PodSource<>(renderer, fields.leaf(spec))));
    }
  }

  KindProfile kind() {
    return kind;
  }

  /** What is wrong with an object as it is. */
  void judge(Resource resource, Findings findings) {
    Field<?>[] all = fields.in(resource);
    for (Check<?> check : checks) {
      check.run(all, findings);
    }
  }

  /** The pods that are built from an object, of each field that describes some. */
  List<Pods> pods(Resource resource) {
    Field<?>[] all = fields.in(resource);
    return podSources.stream().map(source -> source.render(all).doubted()).toList();
  }

  /** What is wrong with an update. */
  void judge(Resource before, Resource after, Findings findings) {
    updateChecks.forEach(check -> check.run(before, after, findings));
  }

  /** Whether anything can be in the way of a deletion. */
  boolean judgesDeletions() {
    return !deletionChecks.isEmpty();
  }

  /** What is in the way of a deletion. */
  void judgeDeletion(Resource resource, Findings findings) {
    deletionChecks.forEach(check -> check.run(resource, findings));
  }
}
