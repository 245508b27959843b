package dev.sluice.manifests.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.manifests.targets.Requests.Answer;
import dev.sluice.policies.patch.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * What happens to a resource with a deployment target in its life. Each request is made twice: in a
 * namespace that Sluice is asked for, and in one that it is not. What comes of it in the second is
 * what the API server alone would store; with the {@link OwnPlan} on it, and stored there, it is
 * what there has to be in the first.
 */
public final class Walk {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DRY = "?dryRun=All";
  private static final int TRIES = 4;

  private final Requests api;
  private final Pair pair;
  private final String judged;
  private final String plain;
  private final Random random;
  private final Edits edits;
  private final Tally tally;
  private final List<String> faults = new ArrayList<>();
  private JsonNode live = NODES.missingNode();
  private JsonNode shadow = NODES.missingNode();

  /** A request that changes an object: at its path, as it is stored there. */
  private interface Change {
    Answer send(String path, JsonNode stored);
  }

  /**
   * @param judged the namespace that Sluice is asked for
   * @param plain the one that it is not asked for
   */
  public Walk(Requests api, Pair pair, String judged, String plain, Random random, Tally tally) {
    this.api = api;
    this.pair = pair;
    this.judged = judged;
    this.plain = plain;
    this.random = random;
    this.edits = new Edits(pair, random);
    this.tally = tally;
  }

  /** Goes all the way; what was not as planned. */
  public List<String> go() {
    if (!create("create", pair.resource())) {
      return faults;
    }
    edit("an injected entry is removed", true, this::put);
    edit("an injected entry is changed", false, this::put);
    edit("an injected entry is patched", random.nextBoolean(), this::merge);
    metadata("finalizer", "{\"finalizers\": [\"example.com/clean\"]}");
    metadata("label", "{\"labels\": {\"team\": \"walk\"}}");
    scale();
    metadata("annotation", "{\"annotations\": {\"example.com/seen\": \"yes\"}}");
    applies();
    step("replace", !pair.isLabelled(), replacement());
    dryUpdate();
    restore();
    delete();
    return faults;
  }

  private boolean create(String step, ObjectNode manifest) {
    Answer merged = api.post(collection(plain) + DRY, manifest);
    Optional<ObjectNode> planned = pair.planned(merged.body());
    if (!merged.done() || planned.isEmpty()) {
      return fault(step, "the set does not fit: " + merged.body());
    }
    Answer made = api.post(collection(plain), fresh(planned.get()));
    Answer dry = api.post(collection(judged) + DRY, manifest);
    boolean absent = api.get(path(judged)).code() == 404;
    Answer stored = api.post(collection(judged), manifest);
    if (!made.done() || !stored.done() || !absent) {
      return fault(step, made.message() + stored.message() + ", absent before: " + absent);
    }
    shadow = made.body();
    live = dry.body();
    compare(step + " (dry run)");
    live = stored.body();
    compare(step);
    return true;
  }

  /** Changes what the target brought, in a way that the schema lets be. */
  private void edit(String step, boolean remove, Function<ObjectNode, Change> by) {
    edits.of(shadow, remove).stream()
        .limit(TRIES)
        .filter(edited -> step(step, false, by.apply(edited)))
        .findFirst();
  }

  private Change put(ObjectNode edited) {
    return (path, stored) -> api.put(path, withSpec(stored, edited.path("spec")));
  }

  private Change merge(ObjectNode edited) {
    ObjectNode patch = NODES.objectNode();
    patch.set("spec", Edits.merge(shadow.path("spec"), edited.path("spec")));
    return (path, _) -> api.merge(path, patch);
  }

  /**
   * A change of the object in both namespaces.
   *
   * @param due whether the target is due even where the spec does not change
   * @return whether the API server alone would store it
   */
  private boolean step(String step, boolean due, Change change) {
    JsonNode before = shadow;
    Answer merged = change.send(path(plain), shadow);
    if (!merged.done()) {
      return false;
    }
    shadow = merged.body();
    boolean planning = due || !merged.spec().equals(before.path("spec"));
    Optional<ObjectNode> planned =
        planning ? pair.planned(shadow) : Optional.of((ObjectNode) shadow);
    boolean refused = planned.isEmpty() && pair.planned(before).isPresent();
    Answer stored = change.send(path(judged), live);
    if (refused) {
      boolean asPlanned = stored.code() == 422 && stored.message().contains("(SLU-123)");
      shadow = putSpec(before.path("spec"));
      tally.refused();
      return asPlanned || fault(step, "not refused: " + stored.message());
    }
    if (!stored.done()) {
      shadow = putSpec(before.path("spec"));
      tally.refusedByOthers(stored.message());
      return !stored.message().contains("SLU-12") || fault(step, stored.message());
    }
    planned
        .map(p -> p.path("spec"))
        .filter(spec -> !spec.equals(merged.spec()))
        .ifPresent(spec -> shadow = putSpec(spec));
    live = stored.body();
    compare(step);
    return true;
  }

  private JsonNode putSpec(JsonNode spec) {
    Answer stored = api.put(path(plain), withSpec(shadow, spec));
    if (!stored.done()) {
      fault("the plan", stored.message());
      return shadow;
    }
    return stored.body();
  }

  /** An edit of metadata alone leaves each byte of the spec. */
  private void metadata(String step, String metadata) {
    ObjectNode patch = NODES.objectNode();
    patch.set("metadata", Requests.json(metadata));
    Answer stored = api.merge(path(judged), patch);
    if (!stored.done()) {
      fault(step, stored.message());
      return;
    }
    if (!stored.spec().toString().equals(live.path("spec").toString())) {
      fault(step, "changed: " + Difference.between(live.path("spec"), stored.spec()));
    }
    live = stored.body();
    compare(step);
  }

  /** A subresource, for which nobody is asked: the target comes into effect with the next edit. */
  private void scale() {
    if (!pair.kind().isScaled()) {
      return;
    }
    JsonNode replicas = Requests.json("{\"spec\": {\"replicas\": 5}}");
    Answer one = api.merge(path(plain) + "/scale", replicas);
    Answer other = api.merge(path(judged) + "/scale", replicas);
    if (one.code() != other.code()) {
      fault("scale", other.message());
    }
    shadow = api.get(path(plain)).body();
    live = api.get(path(judged)).body();
    compare("scale");
  }

  /** By two managers: one for an entry of its own, one for what the target brought. */
  private void applies() {
    String map = pair.kind().data().path("maps").fieldNames().next();
    JsonNode own = Edits.only(pair.kind().root() + map + "/applied", TextNode.valueOf("1"));
    step("apply by one", false, apply("one", own));
    for (JsonNode operation : pair.set()) {
      JsonNode value = operation.path("value");
      String path = operation.path("path").asText();
      boolean nested = path.matches(".*/[0-9]+/.*") || !path.startsWith("/spec/");
      if (operation.path("op").asText().equals("add") && !value.isEmpty() && !nested) {
        JsonNode others = Edits.only(pair.kind().root() + path, edits.other(value));
        if (step("apply by two", false, apply("two", others))) {
          step("apply by two again", false, apply("two", others));
          break;
        }
      }
    }
    step("apply by one without it", false, apply("one", NODES.objectNode()));
  }

  private Change apply(String manager, JsonNode fields) {
    ObjectNode applied = named();
    applied.setAll((ObjectNode) fields);
    return (path, _) -> api.apply(path, manager, applied);
  }

  /** The file that it was created from. */
  private Change replacement() {
    return (path, stored) -> {
      ObjectNode again = pair.resource().deepCopy();
      again.withObject("/metadata").set("resourceVersion", stored.at("/metadata/resourceVersion"));
      return api.put(path, again);
    };
  }

  /** A dry run shows what would be stored, and stores nothing. */
  private void dryUpdate() {
    for (ObjectNode edited : edits.of(shadow, false)) {
      Answer merged = put(edited).send(path(plain) + DRY, shadow);
      Optional<ObjectNode> planned = pair.planned(merged.body());
      if (merged.done() && planned.isPresent()) {
        Answer wanted = put(planned.get()).send(path(plain) + DRY, shadow);
        Answer shown = put(edited).send(path(judged) + DRY, live);
        if (shown.done() && !shown.spec().equals(wanted.spec())) {
          fault("dry run", "differs: " + Difference.between(wanted.spec(), shown.spec()));
        }
        break;
      }
    }
    if (!api.get(path(judged)).body().equals(live)) {
      fault("dry run", "something was stored");
    }
  }

  /** From what {@code kubectl get -o yaml} said, as backup tools put it back. */
  private void restore() {
    ObjectNode backup = (ObjectNode) api.get(path(judged)).body();
    metadata("without finalizer", "{\"finalizers\": null}");
    delete();
    ObjectNode metadata = (ObjectNode) backup.path("metadata");
    metadata.remove(List.of("resourceVersion", "uid", "creationTimestamp", "generation"));
    metadata.remove(List.of("managedFields", "finalizers", "namespace"));
    create("restore", backup);
  }

  private void delete() {
    for (String namespace : List.of(judged, plain)) {
      Answer deleted = api.delete(path(namespace));
      if (!deleted.done()) {
        fault("delete", deleted.message());
      }
    }
  }

  private void compare(String step) {
    tally.compared();
    JsonNode stored = live.path("spec");
    if (!stored.toString().equals(shadow.path("spec").toString())) {
      fault(step, "not as planned: " + Difference.between(shadow.path("spec"), stored));
    }
    for (JsonNode operation : pair.set()) {
      if (operation.path("op").asText().equals("add") && copies(operation) > 1) {
        fault(step, "doubled: " + operation);
      }
    }
  }

  /** How often a list holds what an operation adds to it; none where that is no list. */
  private long copies(JsonNode operation) {
    JsonPointer path = JsonPointer.compile(pair.kind().root() + operation.path("path").asText());
    JsonNode list = live.at(path.head());
    return list.isArray()
        ? list.valueStream()
            .filter(element -> OwnPlan.contains(element, operation.path("value"), ""))
            .count()
        : 0;
  }

  private ObjectNode named() {
    ObjectNode named = NODES.objectNode();
    named.put("apiVersion", pair.kind().apiVersion()).put("kind", pair.kind().name());
    named.putObject("metadata").put("name", pair.name());
    return named;
  }

  private ObjectNode fresh(JsonNode object) {
    ObjectNode fresh = named();
    fresh.set("spec", object.path("spec"));
    return fresh;
  }

  private static ObjectNode withSpec(JsonNode stored, JsonNode spec) {
    ObjectNode changed = stored.deepCopy();
    changed.set("spec", spec);
    return changed;
  }

  private String collection(String namespace) {
    return pair.kind().collection(namespace);
  }

  private String path(String namespace) {
    return collection(namespace) + "/" + pair.name();
  }

  private boolean fault(String step, String what) {
    String text = "pair %d, %s: %s\n  %s\n  %s";
    faults.add(text.formatted(pair.number(), step, what, pair.target(), pair.resource()));
    return false;
  }
}
