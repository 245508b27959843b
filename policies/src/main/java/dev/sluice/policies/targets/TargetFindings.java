package dev.sluice.policies.targets;

import dev.sluice.policies.kubernetes.HiddenValues;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.patch.Containment;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.state.State;
import dev.sluice.policies.targets.PatchPlan.Outcome;
import dev.sluice.policies.targets.PatchPlan.Step;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the use that a resource makes of deployment targets. */
public final class TargetFindings {
  static final String REFERENCE = "SLU-120";
  static final String CONTRADICTION = "SLU-121";
  static final String ELSEWHERE = "SLU-122";
  static final String MISFIT = "SLU-123";
  static final String ABSENT_EFFECT = "SLU-124";
  static final String OVERRIDDEN = "SLU-125";
  static final String LEFT_OVER = "SLU-126";

  /** Of two values, a target and an operation's pointer, so that they are in one short message. */
  private static final int LONGEST_OVERRIDE = 270;

  private final TargetUse use;
  private final Resource resource;
  private final Findings findings;

  private TargetFindings(TargetUse use, Findings findings) {
    this.use = use;
    this.resource = use.resource();
    this.findings = findings;
  }

  /** Why a target cannot be applied: what refuses a request before it is changed. */
  public static void ofReference(TargetUse use, Findings findings) {
    TargetFindings report = new TargetFindings(use, findings);
    use.reference().ifPresent(report::reference);
    use.plan().ifPresent(report::failure);
  }

  /** The same, and where a resource that is about to be stored lacks its target's effect. */
  static void ofStored(TargetUse use, Findings findings) {
    ofReference(use, findings);
    TargetFindings report = new TargetFindings(use, findings);
    use.plan()
        .filter(plan -> plan.failure().isEmpty())
        .ifPresent(plan -> plan.steps().forEach(step -> report.effect(plan, step)));
    use.left().ifPresent(report::leftOvers);
  }

  /** Which values of the user's a target changes. */
  public static void ofOverrides(PatchPlan plan, Findings findings) {
    for (Step step : plan.steps()) {
      if (step.outcome() == Outcome.done
          && !step.was().isMissingNode()
          && !step.was().isNull()
          && findings.of(OVERRIDDEN).isWanted()) {
        findings
            .of(OVERRIDDEN)
            .mild()
            .invalid(step.place(), overridden(plan, step), "remove it, or name another target");
      }
    }
  }

  private static String overridden(PatchPlan plan, Step step) {
    boolean secret = step.place().ancestry().stream().anyMatch(p -> HiddenValues.areIn(p.last()));
    String was = secret ? "the value" : Quote.plain(step.was());
    String becomes =
        switch (step.operation()) {
          case PatchOperation.Remove _ -> "is removed";
          case PatchOperation.Add(_, var value) when !secret -> "becomes " + Quote.plain(value);
          case PatchOperation.Replace(_, var value) when !secret -> "becomes " + Quote.plain(value);
          default -> "is replaced";
        };
    String text = was + " " + becomes + " by " + plan.target().title() + ", ";
    int most = LONGEST_OVERRIDE - text.length();
    return text + PatchPlan.title(step.number(), step.operation(), most);
  }

  private void reference(TargetReference named) {
    switch (named.found()) {
      case State.Lookup.Found _ -> named.target().ifPresent(target -> found(named, target));
      case State.Lookup.Absent _ -> absent(named);
      case State.Lookup.Unknown _ -> unknown(named);
    }
  }

  private void found(TargetReference named, DeploymentTarget target) {
    if (!target.isFor(resource.kind())) {
      notForKind(named, target);
    } else if (!use.hasItsNamespace(target)) {
      findings
          .of(ELSEWHERE)
          .mildIf(use.stoodBefore())
          .forbidden(
              named.at(),
              target.title()
                  + " is for namespace "
                  + Quote.string(target.namespace())
                  + ", not "
                  + Quote.string(resource.namespace()),
              "create the resource in namespace "
                  + Quote.string(target.namespace())
                  + ", or name another target");
    }
    if (use.contradicts()) {
      findings
          .of(CONTRADICTION)
          .mildIf(use.stoodBefore())
          .forbidden(
              named.at(),
              "the label names "
                  + Quote.string(named.name())
                  + ", but deploymentTargetName is "
                  + Quote.string(TargetReference.field(resource.kind(), resource.object())),
              "name the same target in both, or remove the label");
    }
  }

  /** By the platform's own name a target of Sluice's is meant only if it is for the kind. */
  private void notForKind(TargetReference named, DeploymentTarget target) {
    if (named.source() == TargetReference.Source.field) {
      return;
    }
    findings
        .of(ELSEWHERE)
        .mildIf(use.stoodBefore())
        .forbidden(
            named.at(),
            target.title() + " is not for kind " + resource.kind().name().kind(),
            "name a target whose spec.kinds lists it");
  }

  private void absent(TargetReference named) {
    String problem = "deployment target " + Quote.string(named.name()) + " does not exist";
    String fix = "create the target, or name another one";
    switch (named.source()) {
      case label ->
          findings.of(REFERENCE).mildIf(use.stoodBefore()).notFound(named.at(), problem, fix);
      case namespace ->
          findings
              .of(REFERENCE)
              .mild()
              .notFound(
                  named.at(),
                  problem
                      + ", but is the default of namespace "
                      + Quote.string(resource.namespace()),
                  fix + " in the namespace's label " + TargetReference.DEFAULT_LABEL);
      case field -> absentOfField(named, problem, fix);
    }
  }

  /** The field names an object of the platform, of which Sluice knows nothing. */
  private void absentOfField(TargetReference named, String problem, String fix) {
    if (resource.kind().name().group().isEmpty()) {
      return; // a document of the platform, whose own rules ask for the platform's target
    }
    if (resource.settings().parameter(REFERENCE, "requireTarget").asBoolean(false)) {
      findings.of(REFERENCE).mildIf(use.stoodBefore()).notFound(named.at(), problem, fix);
    } else {
      findings.note(
          REFERENCE,
          named.at()
              + " names a target of the platform: Sluice has no deployment target "
              + Quote.string(named.name())
              + ", so no patch is applied");
    }
  }

  private void unknown(TargetReference named) {
    if (named.source() == TargetReference.Source.label) {
      findings
          .of(REFERENCE)
          .mild()
          .notFound(
              named.at(),
              "deployment target "
                  + Quote.string(named.name())
                  + " is unknown, since no DeploymentTarget is in the state",
              "give the target in --state");
    }
  }

  private void failure(PatchPlan plan) {
    TargetReference named = use.reference().orElseThrow();
    plan.failure()
        .ifPresent(
            failure ->
                findings
                    .of(MISFIT)
                    .mildIf(failedBefore(plan.target()))
                    .invalid(
                        named.at(),
                        plan.target().title()
                            + " cannot be applied: "
                            + failure.title()
                            + ": "
                            + failure.problem(),
                        failure.fix()));
  }

  private boolean failedBefore(DeploymentTarget target) {
    return use.old()
        .filter(_ -> use.stoodBefore())
        .filter(before -> TargetUse.plan(target, before).failure().isPresent())
        .isPresent();
  }

  private void effect(PatchPlan plan, Step step) {
    if (step.outcome() == Outcome.done && findings.of(ABSENT_EFFECT).isWanted()) {
      findings
          .of(ABSENT_EFFECT)
          .invalid(
              step.place(),
              title(plan.target(), step) + " is not in effect",
              "send the resource through the mutating webhook, or set it as the target does");
    }
  }

  /** What the target before put there, as far as it is still so and the new one is silent on it. */
  private void leftOvers(DeploymentTarget left) {
    PatchPlan before = TargetUse.plan(left, use.old().orElseThrow());
    PatchPlan now = TargetUse.plan(left, resource);
    Set<Integer> stood =
        before.steps().stream()
            .filter(TargetFindings::isThere)
            .map(Step::number)
            .collect(Collectors.toSet());
    now.steps().stream()
        .filter(step -> isThere(step) && stood.contains(step.number()))
        .filter(step -> !isSpokenOf(step))
        .filter(_ -> findings.of(LEFT_OVER).isWanted())
        .forEach(
            step ->
                findings
                    .of(LEFT_OVER)
                    .mild()
                    .invalid(
                        step.place(),
                        "it was put there by "
                            + title(left, step)
                            + ", which the resource has left",
                        "remove it, unless it is still wanted"));
  }

  /** Whether the object has what an operation puts there: of an empty parent nothing shows that. */
  private static boolean isThere(Step step) {
    boolean puts =
        switch (step.operation()) {
          case PatchOperation.Add(_, var value) -> value.isValueNode() || !value.isEmpty();
          case PatchOperation.Replace _, PatchOperation.Copy _, PatchOperation.Move _ -> true;
          case PatchOperation.Remove _, PatchOperation.Test _ -> false;
        };
    return puts && step.outcome() == Outcome.already && !step.was().isMissingNode();
  }

  private boolean isSpokenOf(Step left) {
    Optional<PatchPlan> plan = use.plan();
    return plan.isPresent()
        && plan.get().steps().stream()
            .filter(TargetFindings::isThere)
            .anyMatch(
                step ->
                    Pointers.overlap(
                            Pointers.tokens(step.operation().path()),
                            Pointers.tokens(left.operation().path()))
                        && Containment.isSame(step.was(), left.was()));
  }

  private static String title(DeploymentTarget target, Step step) {
    return target.title()
        + ", "
        + PatchPlan.title(step.number(), step.operation(), PatchPlan.LONGEST_POINTER);
  }
}
