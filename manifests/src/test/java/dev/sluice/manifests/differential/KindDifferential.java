package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Asks the API server and Sluice of the same custom resources: what it refuses by the definition of
 * a kind, a check without a cluster refuses, and by schemas no more than that.
 */
public final class KindDifferential {
  private static final int IN_FLIGHT = 16;
  private static final int MOST_CHANGES = 3;

  /** By these rules documents are judged as the schemas say. */
  private static final List<String> OF_SCHEMAS =
      List.of("SLU-100", "SLU-101", "SLU-102", "SLU-103", "SLU-104");

  /**
   * A version of a kind, as the server has it.
   *
   * @param name for who reads
   * @param apiVersion on the server
   * @param collection where its objects are created
   * @param bases resources that are right
   */
  private record Kind(
      String name, String apiVersion, String collection, JsonNode schema, List<KitCase> bases) {}

  private record Asked(Kind kind, KitCase changed, CompletableFuture<Outcome> answer) {}

  private final Server server;
  private final Known known;
  private final List<Kind> kinds = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, String> differences = new TreeMap<>();

  /**
   * One for a server.
   *
   * @param known rows with a reason and the pattern of what they name
   */
  public KindDifferential(Server server, JsonNode known) {
    this.server = server;
    this.known = new Known(known);
  }

  /** What is not said alike on purpose. */
  private static final class Known {
    private final Map<String, Pattern> rows = new TreeMap<>();
    private final Set<String> seen = new TreeSet<>();

    Known(JsonNode file) {
      for (JsonNode row : file) {
        if (row.path("reason").asText().isBlank()) {
          throw new IllegalArgumentException("no reason: " + row.path("name"));
        }
        rows.put(row.path("name").asText(), Pattern.compile(row.path("says").asText()));
      }
    }

    boolean names(String signature) {
      boolean isNamed = false;
      for (Map.Entry<String, Pattern> row : rows.entrySet()) {
        if (row.getValue().matcher(signature).matches()) {
          seen.add(row.getKey());
          isNamed = true;
        }
      }
      return isNamed;
    }

    Set<String> unseen() {
      Set<String> unseen = new TreeSet<>(rows.keySet());
      unseen.removeAll(seen);
      return unseen;
    }
  }

  /**
   * Adds the kind of a definition.
   *
   * @param installed on the server, for a group of its own
   * @param group that its resources are written for
   * @param installation the facts that tell it from another of the same kind; empty if none is
   *     needed
   */
  public void add(JsonNode installed, String group, JsonNode installation) {
    JsonNode spec = installed.path("spec");
    for (JsonNode version : spec.path("versions")) {
      String name = version.path("name").asText();
      String apiVersion = spec.path("group").asText() + "/" + name;
      String in =
          spec.path("scope").asText().equals("Namespaced")
              ? "/namespaces/" + server.namespace()
              : "";
      String collection = "/apis/" + apiVersion + in + "/" + spec.at("/names/plural").asText();
      List<KitCase> bases =
          KitCase.all()
              .filter(kit -> isBase(kit, spec.at("/names/kind"), group + "/" + name))
              .filter(kit -> isOf(kit, installation))
              .map(kit -> with(kit, installation))
              .filter(kit -> isAccepted(kit, apiVersion, collection))
              .toList();
      if (!bases.isEmpty()) {
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        String shown = group + "/" + name + " " + spec.at("/names/kind").asText();
        kinds.add(
            new Kind(
                installation.isEmpty() ? shown : shown + " " + installation,
                apiVersion,
                collection,
                schema,
                bases));
      }
    }
  }

  private static boolean isBase(KitCase kit, JsonNode kind, String apiVersion) {
    return kit.isForDocuments()
        && kit.object().path("apiVersion").asText().equals(apiVersion)
        && kit.object().path("kind").equals(kind)
        && !kit.data().path("expect").findValuesAsText("action").contains("Deny");
  }

  /** Whether its policies, if any, speak of the same installation. */
  private static boolean isOf(KitCase kit, JsonNode installation) {
    List<JsonNode> given = kit.data().path("policies").findValues("installation");
    return given.isEmpty() || given.stream().allMatch(facts -> facts.equals(installation));
  }

  private static KitCase with(KitCase kit, JsonNode installation) {
    if (installation.isEmpty()) {
      return kit;
    }
    ObjectNode data = kit.data().deepCopy();
    ObjectNode policy = data.putArray("policies").addObject();
    policy.put("apiVersion", "sluice.dev/v1alpha1").put("kind", "Policy");
    policy.putObject("metadata").put("name", "installation");
    policy.putObject("spec").set("installation", installation);
    return new KitCase(kit.file(), data);
  }

  private boolean isAccepted(KitCase kit, String apiVersion, String collection) {
    return server.ask(collection, here(apiVersion, kit.object())).join().isAccepted();
  }

  /** The kinds that have resources to change, with their number. */
  public Map<String, Integer> kinds() {
    Map<String, Integer> bases = new TreeMap<>();
    kinds.forEach(kind -> bases.put(kind.name(), kind.bases().size()));
    return bases;
  }

  /** Asks of random resources, the same for a seed; each kind has its share. */
  public void run(long seed, int count) {
    Deque<Asked> asked = new ArrayDeque<>();
    for (int number = 0; number < count; number++) {
      Random random = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
      asked.add(ask(kinds.get(number % kinds.size()), random));
      if (asked.size() >= IN_FLIGHT) {
        compare(asked.remove());
      }
    }
    asked.forEach(this::compare);
  }

  private Asked ask(Kind kind, Random random) {
    KitCase base = kind.bases().get(random.nextInt(kind.bases().size()));
    ObjectNode object = base.object().deepCopy();
    for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
      KindMutations.change(object, kind.schema(), random);
    }
    ObjectNode data = base.data().deepCopy();
    data.set("object", object);
    return new Asked(
        kind,
        new KitCase(base.file(), data),
        server.ask(kind.collection(), here(kind.apiVersion(), object)));
  }

  private static JsonNode here(String apiVersion, JsonNode object) {
    return ((ObjectNode) object.deepCopy()).put("apiVersion", apiVersion);
  }

  private void compare(Asked asked) {
    Outcome answer = asked.answer().join();
    counts.merge(asked.kind().name() + " " + answer.kind(), 1, Integer::sum);
    Verdict verdict = asked.changed().judge().judge(asked.changed().request(Origin.DOCUMENT));
    String signature = signature(asked.kind(), answer, verdict);
    if (!isSame(answer, verdict) && !known.names(signature)) {
      String text =
          "%s: %s%n    sluice: %s%n    %s"
              .formatted(
                  asked.kind().name(),
                  answer.isAccepted() ? "accepted" : answer.text(),
                  KitCase.findings(verdict),
                  asked.changed().object());
      differences.merge(
          signature, text, (one, other) -> one.length() <= other.length() ? one : other);
    }
  }

  /** A field that is unknown is refused only where the server is asked to be strict. */
  private static boolean isSame(Outcome answer, Verdict verdict) {
    if (answer.isAccepted()) {
      return !has(verdict, Action.Deny, OF_SCHEMAS);
    }
    return verdict.rulings().stream().anyMatch(ruling -> ruling.action() == Action.Deny)
        || answer.text().contains("unknown field")
            && verdict.rulings().stream()
                .anyMatch(
                    r -> answer.text().contains('"' + plain(r.finding().path().toString()) + '"'));
  }

  /** The path of an unknown field, in which the server does not tell keys from fields. */
  private static String plain(String path) {
    return path.replaceAll("\\[([^\\]\\d][^\\]]*)]", ".$1");
  }

  private static boolean has(Verdict verdict, Action action, Collection<String> rules) {
    return verdict.rulings().stream()
        .anyMatch(ruling -> ruling.action() == action && rules.contains(ruling.finding().rule()));
  }

  /** What differs, without names and numbers. */
  private static String signature(Kind kind, Outcome answer, Verdict verdict) {
    String what =
        answer.isAccepted()
            ? KitCase.findings(verdict).findValuesAsText("path").toString()
            : answer.text();
    return kind.name() + " " + what.replaceAll("\"[^\"]*\"|\\d+", "");
  }

  /** How often the server said what of which kind. */
  public Map<String, Integer> counts() {
    return counts;
  }

  /** The differences that have a name and did not occur. */
  public Set<String> namedButUnseen() {
    return known.unseen();
  }

  /** What the two do not say alike, with a resource for each. */
  public Collection<String> differences() {
    return differences.values();
  }
}
