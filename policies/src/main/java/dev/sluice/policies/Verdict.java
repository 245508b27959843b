package dev.sluice.policies;

import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Sluice says about one resource, after policies, exemptions and the ratchet.
 *
 * @param rulings the findings with what becomes of each, sorted by path, then rule
 * @param notes what could not be known
 */
public record Verdict(List<Ruling> rulings, List<Note> notes) {
  /** The verdict on a resource that no rule speaks about. */
  public static final Verdict NONE = new Verdict(List.of(), List.of());

  /** A verdict without notes. */
  static Verdict of(List<Ruling> rulings) {
    return of(rulings, List.of());
  }

  /** A verdict of rulings in any order. */
  static Verdict of(List<Ruling> rulings, Collection<Note> notes) {
    return rulings.isEmpty() && notes.isEmpty()
        ? NONE
        : new Verdict(
            rulings.stream().distinct().sorted(Ruling.IN_ORDER).toList(), List.copyOf(notes));
  }

  /** This verdict and what another one says besides. */
  Verdict with(Verdict other) {
    return of(
        Stream.concat(rulings.stream(), other.rulings.stream()).toList(),
        Stream.concat(notes.stream(), other.notes.stream()).toList());
  }

  /** This verdict with other notes. */
  public Verdict withNotes(List<Note> others) {
    return new Verdict(rulings, others);
  }

  /** This verdict with these of its rulings alone. */
  public Verdict only(Predicate<Ruling> wanted) {
    return new Verdict(rulings.stream().filter(wanted).toList(), notes);
  }

  /**
   * A finding and what becomes of it.
   *
   * @param finding the problem
   * @param action what the deciding policy makes of it; never {@code Off}
   * @param policy the deciding policy's name
   * @param ratcheted whether it was softened because the old object had it too
   * @param exemption the exemption that covers it, if one does
   * @param ended of those that covered it the one that ended last, if none does now
   */
  public record Ruling(
      Finding finding,
      Action action,
      String policy,
      boolean ratcheted,
      Optional<String> exemption,
      Optional<Exemption> ended) {
    static final Comparator<Ruling> IN_ORDER =
        Comparator.comparing((Ruling r) -> r.finding().path())
            .thenComparing(r -> r.finding().rule());

    /** The same on a value that a deployment target brought. */
    Ruling from(String origin) {
      return new Ruling(finding.from(origin), action, policy, ratcheted, exemption, ended);
    }

    /** The same as a warning, for what the old object had too. */
    Ruling ratchetedDown() {
      return new Ruling(finding, Action.Warn, policy, true, exemption, ended);
    }

    /** The same as a warning, for what is not certain. */
    Ruling doubted(String doubt) {
      return new Ruling(finding.asAdvice(doubt), Action.Warn, policy, ratcheted, exemption, ended);
    }

    /** Whether it refuses the resource. */
    boolean denies() {
      return inForce() && action == Action.Deny;
    }

    /** Whether it counts, that is, no exemption covers it. */
    public boolean inForce() {
      return exemption.isEmpty();
    }
  }

  /** The strictest action in force; {@code Off} when there is none. */
  public Action action() {
    Action strictest = Action.Off;
    for (Ruling ruling : rulings) {
      if (ruling.inForce() && ruling.action().compareTo(strictest) > 0) {
        strictest = ruling.action();
      }
    }
    return strictest;
  }

  /** Whether the resource is refused. */
  public boolean denied() {
    return action() == Action.Deny;
  }

  /** The rulings that refuse it. */
  public List<Ruling> denials() {
    return rulings.stream().filter(Ruling::denies).toList();
  }

  /** The findings in force that have exactly this action. */
  public List<Finding> findings(Action action) {
    List<Finding> findings = new ArrayList<>();
    for (Ruling ruling : rulings) {
      if (ruling.inForce() && ruling.action() == action) {
        findings.add(ruling.finding());
      }
    }
    return findings;
  }
}
