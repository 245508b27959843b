package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import dev.sluice.policies.suite.Difference;
import dev.sluice.policies.suite.PolicyCase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One case of the contract kit: an object, what it replaces, state, policies, an instant, and
 * exactly what must be found. Every surface passes the same cases.
 */
public record KitCase(String file, JsonNode data) {
  private static final Set<String> COMMON =
      Set.of(
          "VVP-001", "VVP-002", "VVP-004", "VVP-005", "VVP-014", "VVP-015", "VVP-019", "VVP-023",
          "VVP-025", "VVP-071", "VVP-079");

  /**
   * Rules that no case shows: about texts, which a case is the tree of, of API servers, of
   * deletions, of what is not known (see own-rules.yaml), and of what a target changes, which a
   * resource as it is stored does not show.
   */
  public static final Set<String> WITHOUT_CASE =
      Set.of(
          "SLU-075", "SLU-095", PodInspection.REFUSED, PodInspection.WARNED, "SLU-125", "VVP-095");

  /** The rules that Sluice comes with. */
  public static final RuleBook BOOK = BuiltIn.book();

  /** All cases, in the order of files and of the documents in them. */
  public static Stream<KitCase> all() {
    return Stream.concat(
        DataFiles.names("kit").stream().map(name -> name.replace(".yaml", "")).flatMap(KitCase::of),
        KitPods.all().flatMap(KitPods::cases));
  }

  private static Stream<KitCase> of(String file) {
    Documents read = Documents.read(file + ".yaml", DataFiles.text("kit/" + file + ".yaml"));
    if (!read.errors().isEmpty()) {
      throw new IllegalStateException(read.errors().toString());
    }
    return read.documents().stream().map(Document::tree).map(data -> new KitCase(file, data));
  }

  private PolicyCase policyCase() {
    return new PolicyCase(data);
  }

  public JsonNode object() {
    return policyCase().object();
  }

  public Optional<JsonNode> oldObject() {
    return policyCase().oldObject();
  }

  /** The policies in force: those of the case beside the built-in one. */
  public Policies loadPolicies() {
    List<Document> documents = new ArrayList<>();
    data.path("policies")
        .forEach(p -> documents.addAll(Documents.read("policy.json", p.toString()).documents()));
    PolicyDocuments.Loaded loaded = PolicyDocuments.load(documents, BOOK);
    if (!loaded.errors().isEmpty()) {
      throw new IllegalStateException(loaded.errors().toString());
    }
    return loaded.policies();
  }

  /** What stands in the cluster: the objects that the case lists, and nothing known without. */
  public State state() {
    return policyCase().state();
  }

  public InstantSource clock() {
    return policyCase().clock();
  }

  /** The judge that a surface would ask. */
  public Judge judge() {
    return new Judge(BOOK, loadPolicies(), clock(), this::state);
  }

  /**
   * Whether a document can show it: no update, also not of what a server stored already, and
   * nothing about the way of a review.
   */
  public boolean isForDocuments() {
    return oldObject().isEmpty() && !data.has("origin") && !isDeployed();
  }

  private boolean isDeployed() {
    JsonNode metadata = object().path("metadata");
    return !object().path("status").isEmpty()
        || metadata.has("uid")
        || metadata.has("resourceVersion");
  }

  /** Where the resource comes from. */
  public Origin origin() {
    return policyCase().origin();
  }

  /** The user who asks; empty where the case names none. */
  public String requester() {
    return policyCase().requester();
  }

  /** The rule ids expected, in order. */
  public List<String> rules() {
    return data.path("expect").findValuesAsText("rule");
  }

  /**
   * The rule ids of a verdict's notes, in order. Some are notes on every document of the platform,
   * so only their own cases say so.
   */
  public List<String> notes(Verdict verdict) {
    return verdict.notes().stream()
        .map(Note::rule)
        .filter(rule -> rule.equals(file) || !COMMON.contains(rule))
        .toList();
  }

  /** The rule ids of the notes expected, in order. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    data.path("notes").forEach(rule -> notes.add(rule.asText()));
    return notes;
  }

  /** The request as a surface would make it. */
  public AdmissionRequest request(Origin origin) {
    return policyCase().request(origin);
  }

  /** What a verdict holds, in the form in which cases say what they expect. */
  public static ArrayNode findings(Verdict verdict) {
    return Difference.findings(verdict);
  }

  @Override
  public String toString() {
    return file + ": " + data.path("case").asText();
  }
}
