package dev.sluice.webhook.audit;

import dev.sluice.policies.Judge;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.CheckResult.Judged;
import dev.sluice.webhook.cluster.Pages;
import dev.sluice.webhook.metrics.AuditMeters;
import dev.sluice.webhook.source.Location;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Audits a cluster in the background for as long as this replica leads: at once, after each change
 * of the policies, and once an interval. It works a fifth of the time, on a thread of its own, so
 * that reviews do not wait for it.
 */
public final class Auditor {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  /** Objects of a cluster that are in memory at once. */
  private static final int PAGE = 20;

  private static final int REST = 4;
  private static final int LOGGED = 100;

  /** After so many the rest of an audit would fail, too. */
  private static final int MOST_FAILED = 20;

  /** Where what is found goes. */
  public enum Form {
    /** To the log: a line for each resource that would be refused, when that is new. */
    log,
    /** To reports in the cluster. */
    reports
  }

  /**
   * What it works with.
   *
   * @param kinds those that are judged
   * @param judge by the policies in force, asked for each audit
   * @param form where what is found goes
   * @param interval after which all is audited again
   * @param namespace of the lease
   * @param identity of this replica
   */
  public record Setting(
      KubernetesClient client,
      Kinds kinds,
      Supplier<Judge> judge,
      Form form,
      Duration interval,
      String namespace,
      String identity,
      AuditMeters meters,
      InstantSource clock) {}

  private final Setting with;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Optional<Reports> reports;
  private boolean leads;
  private boolean due = true;
  private final AtomicLong generation = new AtomicLong();

  /** What was logged last, so that nothing is said twice. */
  private Set<String> told = new HashSet<>();

  public Auditor(Setting with) {
    this.with = with;
    this.reports =
        with.form() == Form.reports
            ? Optional.of(new Reports(with.client(), with.clock()))
            : Optional.empty();
  }

  /** Begins, once this replica leads. */
  public void start() {
    Lead.follow(with.client(), with.namespace(), "sluice-audit", with.identity(), this::leads);
    Thread.ofPlatform().name("audit").daemon().start(this::work);
  }

  private void leads(boolean now) {
    lock.lock();
    try {
      if (leads != now) {
        LOG.info("this replica {} the audit", now ? "does" : "no longer does");
        leads = now;
        due = true;
        with.meters().leads(now);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Other policies are in force. */
  public void policiesChanged() {
    generation.incrementAndGet();
    lock.lock();
    try {
      due = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (true) {
        awaitDue();
        try {
          audit();
        } catch (Abandoned _) {
          LOG.info("the audit is begun anew, since the policies or the leader have changed");
        } catch (OutOfMemoryError | RuntimeException e) { // or it would be the last audit
          LOG.error("the audit came to no end, and is tried again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitDue() throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + with.interval().toNanos();
      while (!leads || (!due && System.nanoTime() < end)) {
        long left = leads ? end - System.nanoTime() : with.interval().toNanos();
        var _ = changed.awaitNanos(left);
      }
      due = false;
    } finally {
      lock.unlock();
    }
  }

  private boolean goesOn(long begun) {
    lock.lock();
    try {
      return leads && begun == generation.get();
    } finally {
      lock.unlock();
    }
  }

  private void audit() throws InterruptedException {
    long begun = generation.get();
    long start = System.nanoTime();
    Judge judge = with.judge().get();
    Policies policies = judge.policies();
    Pages pages = new Pages(with.client(), PAGE);
    Run run =
        new Run(begun, policies, Marks.of(PolicyTimes.of(pages, policies), policies.catalogue()));
    run.begin(pages);
    new ClusterAudit(
            pages, with.client().getMasterUrl().toString(), with.kinds(), List.of(), Progress.NONE)
        .run(new Check(judge, _ -> false), run);
    told = run.found;
    with.meters().completed(run.verdicts, run.errors.size(), with.clock().instant());
    run.errors.forEach(error -> LOG.warn("audit: {}", error));
    LOG.atLevel(with.form() == Form.log ? Level.WARN : Level.INFO)
        .log(
            "audit of generation {}: {} resources, {} would be refused if they were new, {} warned"
                + " of; {} s{}",
            policies.generation(),
            run.verdicts.values().stream().mapToLong(Long::longValue).sum(),
            run.verdicts.getOrDefault(Action.Deny, 0L),
            run.verdicts.getOrDefault(Action.Warn, 0L),
            (System.nanoTime() - start) / 1_000_000_000,
            reports.map(all -> "; " + all).orElse(""));
  }

  /** What an audit would go on to say is not of interest any more. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** One audit. */
  private final class Run implements ClusterAudit.Sink {
    private final long begun;
    private final Policies policies;
    private final Marks marks;
    private final Map<Action, Long> verdicts = new EnumMap<>(Action.class);
    private final List<String> errors = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private boolean writes = reports.isPresent();
    private int failed;
    private long page = System.nanoTime();

    Run(long begun, Policies policies, Marks marks) {
      this.begun = begun;
      this.policies = policies;
      this.marks = marks;
    }

    void begin(Pages pages) throws InterruptedException {
      if (writes) {
        try {
          reports.orElseThrow().begin(pages);
        } catch (Pages.Unreadable e) {
          writes = false;
          errors.add("no reports are written: " + e.getMessage());
        }
      }
    }

    @Override
    public void page(CheckResult judged) throws InterruptedException {
      for (Judged each : judged.results()) {
        Judged marked = marks.at(each, ClusterAudit.NOTHING);
        verdicts.merge(marked.verdict().action(), 1L, Long::sum);
        say(marked);
      }
      long took = System.nanoTime() - page;
      TimeUnit.NANOSECONDS.sleep(REST * took);
      if (!goesOn(begun)) {
        throw new Abandoned();
      }
      page = System.nanoTime();
    }

    private void say(Judged judged) {
      if (writes) {
        try {
          reports.orElseThrow().put(judged, policies.catalogue());
        } catch (KubernetesClientException e) {
          errors.add("no report on " + judged.title() + ": " + e.getMessage());
          writes = ++failed < MOST_FAILED;
        }
      }
      if (with.form() == Form.log && judged.verdict().denied() && found.size() < LOGGED) {
        String rules =
            String.join(
                ",",
                judged.verdict().denials().stream()
                    .map(r -> r.finding().rule())
                    .distinct()
                    .toList());
        if (found.add(judged.title() + " " + rules)
            && !told.contains(judged.title() + " " + rules)) {
          LOG.warn("audit: {} would be refused if it were new: {}", judged.title(), rules);
        }
      }
    }

    @Override
    public void error(DocumentError error) {
      errors.add(Location.line(error));
    }
  }
}
