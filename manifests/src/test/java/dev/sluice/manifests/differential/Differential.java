package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.Judge.Said;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Asks the API server and Sluice of the same pods. */
public final class Differential {
  private static final int IN_FLIGHT = 16;
  private static final int MOST_CHANGES = 3;
  private static final int MOST_SHOWN = 30;

  /** The first version that looks into the template of a StatefulSet before it makes its pods. */
  private static final int FIRST_WITH_STATEFUL_SETS = 34;

  /** Before, a volume of an image is dropped with its mounts, and those after it change places. */
  private static final int FIRST_WITH_IMAGES = 35;

  private final Server server;
  private final int minor;
  private final Judge judge;
  private final ServerPaths paths;
  private final KnownDifferences known;
  private final RandomPods pods;
  private final Mutations mutations;

  /** A pod and whose it is. */
  record Case(int number, Target target, ObjectNode pod) {}

  private record Asked(Case pod, CompletableFuture<Outcome> answer) {}

  /**
   * Both sides and what is asked.
   *
   * @param minor of the server's version of Kubernetes 1
   * @param files schema, values, paths and known differences
   * @param fragments to merge into random pods
   */
  public Differential(
      Server server, int minor, Judge judge, Files files, List<ObjectNode> fragments) {
    this.server = server;
    this.minor = minor;
    this.judge = judge;
    this.paths = new ServerPaths(files.paths(), minor);
    this.known = new KnownDifferences(files.known(), minor);
    PodTypes types = new PodTypes(files.schema());
    Values values = new Values(files.values());
    this.pods = new RandomPods(types, values);
    this.mutations = new Mutations(types, values, pods, fragments);
  }

  /** The data of the test. */
  public record Files(JsonNode schema, JsonNode values, String paths, JsonNode known) {}

  /**
   * What a run showed.
   *
   * @param summary for who waits
   * @param hits how often each rule spoke where both sides said the same
   * @param unnamed what differs for no reason that has a name, with a small pod for each
   * @param wrongDenials how many pods Sluice refused that the server accepts
   * @param equalVerdicts their share, named differences or not
   */
  public record Result(
      String summary,
      Map<String, Integer> hits,
      List<String> unnamed,
      int wrongDenials,
      double equalVerdicts) {}

  /** Random pods, the same for a seed. */
  public Result run(long seed, int count) {
    Tally tally = tally(seed, count);
    List<String> unnamed = new ArrayList<>();
    tally.unknown().entrySet().stream()
        .sorted(Comparator.comparing(entry -> -tally.count(entry.getKey())))
        .forEach(
            entry -> {
              Object shown =
                  unnamed.size() < MOST_SHOWN
                      ? minimize(entry.getValue(), entry.getKey())
                      : "case " + entry.getValue().number();
              unnamed.add(
                  "%d times %s%n    %s"
                      .formatted(tally.count(entry.getKey()), entry.getKey(), shown));
            });
    return new Result(
        tally.toString(),
        tally.hits(),
        unnamed,
        tally.wrongDenials(),
        1 - (double) tally.unequalVerdicts() / tally.cases());
  }

  /** What differs on one pod for no reason that has a name. */
  public List<String> unnamed(Target target, ObjectNode pod) {
    Difference difference = compare(target, pod);
    return isSame(difference) || known.unknown(difference).isEmpty()
        ? List.of()
        : List.of(difference.toString());
  }

  /** The named differences that their examples do not show any more. */
  public List<String> namedButEqual() {
    return known.rows().stream()
        .filter(
            row -> {
              Difference difference = compare(row.target(), row.example());
              return isSame(difference)
                  || difference.alone().stream().noneMatch(a -> row.names(difference, a));
            })
        .map(KnownDifferences.Row::name)
        .toList();
  }

  Tally tally(long seed, int count) {
    Tally tally = new Tally();
    Deque<Asked> asked = new ArrayDeque<>();
    for (int number = 0; number < count; number++) {
      Case pod = random(seed, number);
      asked.add(new Asked(pod, server.ask(pod.target(), pod.pod())));
      if (asked.size() >= IN_FLIGHT) {
        compare(asked.remove(), tally);
      }
    }
    asked.forEach(one -> compare(one, tally));
    return tally;
  }

  private void compare(Asked asked, Tally tally) {
    compare(asked.pod(), asked.answer().join(), tally);
  }

  private void compare(Case pod, Outcome answer, Tally tally) {
    List<Said> findings = judge.judge(pod.target(), pod.pod());
    Outcome own = paths.outcome(pod.target(), findings);
    Difference difference = new Difference(pod.number(), pod.target(), pod.pod(), answer, own);
    if (isSame(difference)) {
      tally.agree(answer, findings);
    } else {
      tally.differ(difference, known.unknown(difference), findings);
    }
  }

  private static boolean isSame(Difference difference) {
    return difference.server().kind() == difference.sluice().kind()
        && (difference.server().kind() != Outcome.Kind.REFUSED
            || difference.signatures().isEmpty());
  }

  /** Compares one pod. */
  Difference compare(Target target, ObjectNode pod) {
    ObjectNode asked = Pods.asked(target, pod);
    Outcome answer = server.ask(target, asked).join();
    Outcome own = paths.outcome(target, judge.judge(target, asked));
    return new Difference(0, target, asked, answer, own);
  }

  /** The same difference on a smaller pod. */
  Difference minimize(Difference difference, String signature) {
    ObjectNode pod =
        Minimizer.minimize(
            difference.pod(),
            less -> {
              Difference now = compare(difference.target(), less);
              return !isSame(now)
                  && now.signatures().contains(signature)
                  && now.saysNoMoreThan(difference);
            });
    Difference small = compare(difference.target(), pod);
    return new Difference(
        difference.number(), small.target(), small.pod(), small.server(), small.sluice());
  }

  Case random(long seed, int number) {
    Random random = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
    Target target = target(random);
    ObjectNode pod = pods.next(target, random);
    for (int left = random.nextInt(MOST_CHANGES + 1); left > 0; left--) {
      mutations.change(pod, random);
    }
    if (minor < FIRST_WITH_IMAGES) {
      pod.at("/spec/volumes").forEach(Differential::dropImage);
    }
    return new Case(number, target, Pods.asked(target, pod));
  }

  private static void dropImage(JsonNode volume) {
    if (volume instanceof ObjectNode object) {
      object.remove("image");
    }
  }

  private Target target(Random random) {
    int share = random.nextInt(100);
    if (share < 45) {
      return Target.POD;
    }
    if (share < 70) {
      return Target.DEPLOYMENT;
    }
    if (share < 90 || (share < 95 && minor < FIRST_WITH_STATEFUL_SETS)) {
      return Target.POD_TEMPLATE;
    }
    return share < 95 ? Target.STATEFUL_SET : Target.JOB;
  }
}
