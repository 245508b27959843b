package dev.sluice.webhook.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.PodInspection;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.PodSystem;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.webhook.dryrun.Answer.Problem;
import dev.sluice.webhook.kubeconfig.Kubeconfig;
import dev.sluice.webhook.kubeconfig.UnusableKubeconfig;
import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has an API server try what operators and Flink would send to it for the pods of a resource, with
 * the caller's rights. What it refuses is a finding; that it cannot be asked is an error of the
 * run.
 */
public final class DryRun implements PodInspection, AutoCloseable {
  private static final int MOST_CHARACTERS = 600;

  private static final String CORRECT = "correct it as the API server says";
  private static final String LET_IN =
      "change the pod, or what in the namespace or cluster asks for this";

  /** What admission says of a part of the pod, and which part it means. */
  private static final Map<String, String> PARTS =
      Map.of(
          "serviceaccount \"", "spec.serviceAccountName",
          "PriorityClass", "spec.priorityClassName",
          "RuntimeClass", "spec.runtimeClassName");

  private final ApiServer server;
  private final Map<JsonNode, Answer> answers = new HashMap<>();
  private final Set<String> errors = new LinkedHashSet<>();
  private boolean ended;

  private DryRun(ApiServer server) {
    this.server = server;
  }

  /**
   * At the server of a context.
   *
   * @param file the file that a flag names; else those that kubectl reads
   * @param context its name; else the current one
   * @throws UnusableKubeconfig where no server is named, or what is said of it cannot be read
   */
  public static DryRun at(Optional<Path> file, Optional<String> context, Surroundings surroundings)
      throws UnusableKubeconfig {
    Config config = Kubeconfig.config(file, context, surroundings);
    String namespace = Optional.ofNullable(config.getNamespace()).orElse("default");
    return new DryRun(new ApiServer(Kubeconfig.http(config), config.getMasterUrl(), namespace));
  }

  /** The server that is asked. */
  public String server() {
    return server.address();
  }

  /** Why the server could not be asked of everything, each reason once. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void inspect(List<Pods> pods, Findings findings) {
    Map<FieldPath, Said> refusals = new LinkedHashMap<>();
    Map<FieldPath, Said> warnings = new LinkedHashMap<>();
    for (Pods group : pods) {
      String namespace = namespace(group);
      for (RenderedPod pod : group.all()) {
        inspect(pod, namespace, group.resource().name(), refusals, warnings);
      }
    }
    warnings.keySet().removeAll(refusals.keySet());
    refusals.forEach((place, said) -> said.report(REFUSED, place, findings));
    warnings.forEach((place, said) -> said.report(WARNED, place, findings));
  }

  /** Where the pods go: of the platform's own documents and without a namespace the context's. */
  private String namespace(Pods pods) {
    Resource resource = pods.resource();
    boolean given = !resource.object().path("metadata").path("namespace").asText("").isEmpty();
    return given && pods.system() != PodSystem.VERVERICA
        ? resource.namespace()
        : server.namespace();
  }

  private void inspect(
      RenderedPod pod,
      String namespace,
      String resource,
      Map<FieldPath, Said> refusals,
      Map<FieldPath, Said> warnings) {
    MadeObject made = MadeObject.of(pod, namespace, resource);
    Optional<Answer> answer = ask(made, namespace);
    answer.ifPresent(
        said -> {
          said.warnings().forEach(warning -> add(warnings, pod, made, warning));
          if (said.isRefusal()) {
            said.problems().stream()
                .filter(problem -> pod.isCertain() || !problem.isOfMissing())
                .forEach(problem -> add(refusals, pod, made, problem));
          }
        });
    if (made.template() > 0 && answer.filter(Answer::isAccepted).isPresent()) {
      admission(MadeObject.pod(pod, namespace, resource), pod, namespace, refusals);
    }
  }

  /** What is asked of pods alone, such as a quota, is not asked of what makes them. */
  private void admission(
      MadeObject made, RenderedPod pod, String namespace, Map<FieldPath, Said> refusals) {
    ask(made, namespace)
        .filter(answer -> answer.code() == 403 && answer.isRefusal())
        .ifPresent(answer -> answer.problems().forEach(p -> add(refusals, pod, made, p)));
  }

  private static void add(
      Map<FieldPath, Said> all, RenderedPod pod, MadeObject made, Problem problem) {
    FieldPath place =
        problem.field().isEmpty()
            ? whole(pod, problem.message())
            : ServerPath.place(pod, made.template(), problem.field());
    all.computeIfAbsent(place, _ -> new Said(pod, problem)).add(pod, problem.message());
  }

  private static FieldPath whole(RenderedPod pod, String message) {
    String part =
        PARTS.entrySet().stream()
            .filter(entry -> message.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("spec");
    return ServerPath.place(pod, 0, part);
  }

  /** The answer; empty, with the reason among the errors, where there is none. */
  private Optional<Answer> ask(MadeObject made, String namespace) {
    if (ended) {
      return Optional.empty();
    }
    Answer known = answers.get(made.json());
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Answer answer = server.tryOut(made.list(), made.json());
      if (answer.isAccepted() || answer.isRefusal()) {
        answers.put(made.json(), answer);
        return Optional.of(answer);
      }
      refused(answer, namespace);
    } catch (NotAsked e) {
      ended = true;
      errors.add(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private void refused(Answer answer, String namespace) {
    ended = answer.code() == 401;
    String what = Quote.line(answer.message(), MOST_CHARACTERS);
    errors.add(
        switch (answer.code()) {
          case 401 -> "does not know the caller: " + what + "; log in again";
          case 403 -> "does not let the caller ask: " + what + "; ask for that right";
          case 404 -> "cannot try pods in namespace " + namespace + ": " + what + "; create it";
          default -> "could not answer: " + what + "; try again later";
        });
  }

  @Override
  public void close() {
    server.close();
  }

  /** What is said of one place. */
  private static final class Said {
    private final RenderedPod pod;
    private final ErrorType type;
    private final String fix;
    private final Set<String> messages = new LinkedHashSet<>();

    Said(RenderedPod first, Problem problem) {
      this.pod = first;
      this.fix = problem.field().isEmpty() ? LET_IN : CORRECT;
      this.type =
          Arrays.stream(ErrorType.values())
              .filter(type -> type.reason().equals(problem.reason()))
              .findFirst()
              .orElse(ErrorType.Invalid);
    }

    /** The same of another process says nothing more. */
    void add(RenderedPod of, String message) {
      if (of.process() == pod.process() || messages.isEmpty()) {
        messages.add(message);
      }
    }

    void report(String rule, FieldPath place, Findings findings) {
      Findings.Report report = findings.of(rule).unless(pod.isCertain(), pod.doubt());
      if (report.isWanted()) {
        String all = Quote.line(String.join(", and ", messages), MOST_CHARACTERS);
        String verb = rule.equals(REFUSED) ? "refuses" : "warns of";
        report.of(
            type,
            place,
            "the API server %s the pod of the %s: %s".formatted(verb, pod.process().title(), all),
            fix);
      }
    }
  }
}
