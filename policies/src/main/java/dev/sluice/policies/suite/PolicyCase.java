package dev.sluice.policies.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One case as a document says it: {@code case} (its name), {@code object}, and where there are any
 * {@code oldObject}, {@code state} (a list of objects), {@code policies} (documents), {@code now},
 * {@code requester} and {@code origin}; with {@code expect}, the findings, {@code notes}, ids of
 * rules that leave one, and {@code rules}, ids of the only rules that are looked at.
 */
public record PolicyCase(JsonNode data) {
  private static final Set<String> FIELDS =
      Set.of(
          "case",
          "object",
          "oldObject",
          "state",
          "policies",
          "now",
          "origin",
          "requester",
          "rules",
          "expect",
          "notes");

  private static final String NOW = "2026-11-20T12:00:00Z";

  /** Whether a document is a case: it has what no object of a cluster has. */
  public static boolean isOne(JsonNode document) {
    return document.has("case") && !document.has("apiVersion") && !document.has("kind");
  }

  /**
   * What is wrong with the case itself.
   *
   * @param at the field of the document
   * @param problem one line: what is wrong and what to do
   */
  public record Flaw(FieldPath at, String problem) {}

  /** All that is wrong with it; nothing of one that can be judged. */
  public List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    for (String field : (Iterable<String>) data::fieldNames) {
      if (!FIELDS.contains(field)) {
        flaw(field, "unknown field; " + did(field), flaws);
      }
    }
    if (!object().isObject()) {
      flaw("object", "a case needs an object; write the resource that is judged", flaws);
    }
    if (data.has("oldObject") && !data.path("oldObject").isObject()) {
      flaw("oldObject", "must be an object; write the resource that is replaced", flaws);
    }
    for (String list : List.of("state", "policies", "rules", "expect", "notes")) {
      if (data.has(list) && !data.path(list).isArray()) {
        flaw(list, "must be a list, not " + Quote.type(data.path(list)) + "; set a list", flaws);
      }
    }
    if (!data.has("expect")) {
      flaw("expect", "a case expects something; write the findings, or [] for none", flaws);
    }
    words(flaws);
    return flaws;
  }

  private void words(List<Flaw> flaws) {
    try {
      clock();
    } catch (DateTimeException e) {
      flaw("now", "must be an instant such as " + NOW + "; write date, time and zone", flaws);
    }
    if (data.has("origin")
        && !Set.of("ADMISSION", "DOCUMENT").contains(data.path("origin").asText())) {
      flaw("origin", "unsupported value; supported values: ADMISSION, DOCUMENT", flaws);
    }
  }

  private static void flaw(String field, String problem, List<Flaw> flaws) {
    flaws.add(new Flaw(FieldPath.ROOT.field(field), problem));
  }

  private static String did(String field) {
    return Suggestion.didYouMean(field, FIELDS)
        .orElse("a case has " + String.join(", ", FIELDS.stream().sorted().toList()));
  }

  /** What it says that it shows. */
  public String name() {
    return data.path("case").asText();
  }

  /** The resource. */
  public JsonNode object() {
    return data.path("object");
  }

  /** What the resource replaces. */
  public Optional<JsonNode> oldObject() {
    return Optional.ofNullable(data.get("oldObject"));
  }

  /** The policies and exemptions of the case; empty where it has no word of them. */
  public Optional<List<JsonNode>> policies() {
    return Optional.ofNullable(data.get("policies")).map(list -> list.valueStream().toList());
  }

  /** What stands in the cluster: the objects that the case lists, and nothing known without. */
  public State state() {
    return new KnownObjects(data.path("state").valueStream().toList());
  }

  /** The instant of the verdict. */
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse(data.path("now").asText(NOW)));
  }

  /** Where the resource comes from. */
  public Origin origin() {
    return Origin.valueOf(data.path("origin").asText(Origin.DOCUMENT.name()));
  }

  /** The user who asks; empty where the case names none. */
  public String requester() {
    return data.path("requester").asText("");
  }

  /** The request as a surface would make it. */
  public AdmissionRequest request(Origin origin) {
    JsonNode metadata = object().path("metadata");
    return new AdmissionRequest(
            oldObject().isPresent() ? Operation.UPDATE : Operation.CREATE,
            object(),
            oldObject(),
            metadata.path("namespace").asText("default"),
            metadata.path("name").asText(""),
            origin)
        .by(requester());
  }

  /** How the verdict by some policies is another than the case expects; empty where it is not. */
  public List<Difference> differences(RuleBook book, Policies policies) {
    Verdict verdict = new Judge(book, policies, clock(), this::state).judge(request(origin()));
    List<Difference> differences = new ArrayList<>(Difference.of(data, verdict));
    Set<String> noted = Set.copyOf(verdict.notes().stream().map(Note::rule).toList());
    for (JsonNode note : data.path("notes")) {
      if (!noted.contains(note.asText())) {
        differences.add(new Difference(Difference.Kind.MISSING, "note  " + note.asText()));
      }
    }
    return differences;
  }
}
