package dev.sluice.manifests.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes patch sets that fit an object, and that can be applied again. */
final class RandomSet {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST = 7;

  private final Random random;
  private final TargetedKind kind;
  private final JsonNode pools;
  private final ObjectNode object;
  private final ArrayNode set = NODES.arrayNode();

  private RandomSet(Random random, TargetedKind kind, JsonNode pools, ObjectNode object) {
    this.random = random;
    this.kind = kind;
    this.pools = pools;
    this.object = object;
  }

  static ArrayNode of(Random random, TargetedKind kind, JsonNode pools, ObjectNode object) {
    RandomSet made = new RandomSet(random, kind, pools, object);
    int wanted = 1 + random.nextInt(MOST);
    while (made.set.size() < wanted) {
      made.offer(made.operations());
    }
    return made.set;
  }

  /** Some operations that do one thing, in the words of a platform team. */
  private List<ObjectNode> operations() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> entry();
      case 5, 6, 7, 8, 9 -> element();
      case 10, 11 -> whole();
      case 12, 13, 14 -> scalar();
      case 15, 16 -> copy();
      case 17 -> List.of(operation("remove", any(kind.data().path("removed")).asText()));
      case 18 -> test();
      default -> move();
    };
  }

  private List<ObjectNode> entry() {
    String map = anyName(kind.data().path("maps"));
    JsonNode pool = pools.path(kind.data().path("maps").path(map).asText());
    String entry = map + "/" + any(pool.path("names")).asText();
    return inObject(map, operation("add", entry).set("value", any(pool.path("values"))));
  }

  private List<ObjectNode> element() {
    String list = anyName(kind.data().path("lists"));
    JsonNode element = any(pools.path(kind.data().path("lists").path(list).asText()));
    String place = random.nextInt(4) == 0 ? "0" : "-";
    ObjectNode add = operation("add", list + "/" + place).set("value", element);
    ObjectNode ensure = operation("add", list).set("value", NODES.arrayNode());
    JsonPointer above = JsonPointer.compile(list).head();
    List<ObjectNode> all = new ArrayList<>();
    if (!above.last().mayMatchElement()) { // else an element, which is there or is not
      all.addAll(parents(above.toString()));
    }
    all.add(ensure);
    all.add(add);
    return all;
  }

  private List<ObjectNode> whole() {
    if (kind.data().path("objects").isEmpty()) {
      return entry();
    }
    String field = anyName(kind.data().path("objects"));
    JsonNode value = any(kind.data().path("objects").path(field));
    String above = JsonPointer.compile(field).head().toString();
    return inObject(above, operation("add", field).set("value", value));
  }

  private List<ObjectNode> scalar() {
    String field = anyName(kind.data().path("scalars"));
    JsonNode value = any(kind.data().path("scalars").path(field));
    if (!at(field).isMissingNode() && random.nextBoolean()) {
      return List.of(operation("replace", field).set("value", value));
    }
    String above = JsonPointer.compile(field).head().toString();
    return inObject(above, operation("add", field).set("value", value));
  }

  /** Of a text into a map of texts. */
  private List<ObjectNode> copy() {
    String from = anyName(kind.data().path("scalars"));
    String map = anyName(kind.data().path("maps"));
    if (!at(from).isTextual()) {
      return List.of();
    }
    return inObject(map, operation("copy", map + "/copied").put("from", from));
  }

  private List<ObjectNode> test() {
    String field = anyName(kind.data().path("scalars"));
    return at(field).isMissingNode()
        ? List.of()
        : List.of(operation("test", field).set("value", at(field)));
  }

  /** Of an entry that the user gives to another name. */
  private List<ObjectNode> move() {
    String map = anyName(kind.data().path("maps"));
    List<String> names = new ArrayList<>();
    at(map).fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || names.contains("moved")) {
      return List.of();
    }
    String name = names.get(random.nextInt(names.size())).replace("~", "~0").replace("/", "~1");
    return List.of(operation("move", map + "/moved").put("from", map + "/" + name));
  }

  /** An operation in an object, which is ensured. */
  private List<ObjectNode> inObject(String above, ObjectNode operation) {
    return Stream.concat(parents(above).stream(), Stream.of(operation)).toList();
  }

  /** Ensures what is above a place: what is missing, and some of what is there. */
  private List<ObjectNode> parents(String pointer) {
    List<ObjectNode> parents = new ArrayList<>();
    for (JsonPointer p = JsonPointer.compile(pointer); !p.head().matches(); p = p.head()) {
      boolean missing = object(p.toString()).isMissingNode();
      if (missing || random.nextInt(4) == 0) {
        parents.addFirst(operation("add", p.toString()).set("value", NODES.objectNode()));
      }
    }
    return parents;
  }

  /** Takes operations into the set if it then still fits, and leaves its own result as it is. */
  private void offer(List<ObjectNode> operations) {
    ArrayNode longer = set.deepCopy().addAll(operations);
    boolean fits = OwnPlan.of(longer, kind.root(), object).isPresent();
    if (fits && operations.stream().noneMatch(this::clashes)) {
      set.addAll(operations);
    }
  }

  /** Whether an operation writes what one before it reads: Sluice refuses such a target. */
  private boolean clashes(ObjectNode operation) {
    JsonNode value = operation.path("value");
    if (operation.path("op").asText().equals("test")
        || value.isContainerNode() && value.isEmpty()) {
      return false;
    }
    return set.valueStream()
        .flatMap(RandomSet::reads)
        .anyMatch(
            read ->
                overlap(read, operation.path("path").asText())
                    || operation.path("op").asText().equals("move")
                        && overlap(read, operation.path("from").asText()));
  }

  private static Stream<String> reads(JsonNode operation) {
    return switch (operation.path("op").asText()) {
      case "test" -> Stream.of(operation.path("path").asText());
      case "copy", "move" -> Stream.of(operation.path("from").asText());
      default -> Stream.empty();
    };
  }

  private static boolean overlap(String one, String other) {
    return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
  }

  /** The value at a pointer once the set so far is applied. */
  private JsonNode at(String pointer) {
    return OwnPlan.of(set, kind.root(), object).orElseThrow().at(kind.root() + pointer);
  }

  private JsonNode object(String pointer) {
    return object.at(kind.root() + pointer);
  }

  private static ObjectNode operation(String op, String path) {
    return NODES.objectNode().put("op", op).put("path", path);
  }

  private JsonNode any(JsonNode list) {
    return list.get(random.nextInt(list.size()));
  }

  private String anyName(JsonNode map) {
    List<String> names = new ArrayList<>();
    map.fieldNames().forEachRemaining(names::add);
    return names.get(random.nextInt(names.size()));
  }
}
