package dev.sluice.policies.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.Defaults;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.state.State;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a data file says of one kind: where labels, templates, ports, configuration sit. */
public final class KindProfile {
  private final KindName name;
  private final KindHead head;
  private final List<FieldSpec<?>> all;
  private final Map<FieldType<?>, List<FieldSpec<?>>> byType;
  private final KindDefaults defaults;
  private final String variant;
  private final KindVariants variants;
  private final boolean anyContainers;
  private final JsonPointer documentRoot;

  private KindProfile(
      KindName name,
      KindHead head,
      List<FieldSpec<?>> fields,
      String variant,
      KindVariants variants,
      boolean anyContainers) {
    this.name = name;
    this.head = head;
    this.all = fields;
    this.byType = fields.stream().collect(Collectors.groupingBy(FieldSpec::type));
    this.defaults =
        new KindDefaults(
            head.defaults().stream()
                .filter(f -> variant.isEmpty() || isFor(variant, f.variant()))
                .toList());
    this.variant = variant;
    this.variants = variants;
    this.anyContainers = anyContainers;
    this.documentRoot = JsonPointer.valueOf(head.documentRoot());
  }

  /** A profile, with one for each of the systems that share the kind. */
  static KindProfile of(KindName name, KindHead head, List<KindReader.Line> lines) {
    KindVariants variants =
        new KindVariants(
            name,
            head,
            system ->
                new KindProfile(
                    name,
                    head,
                    lines.stream()
                        .filter(line -> isFor(system, line.variant()))
                        .<FieldSpec<?>>map(KindReader.Line::field)
                        .toList(),
                    system,
                    KindVariants.NONE,
                    false));
    List<FieldSpec<?>> all = lines.stream().<FieldSpec<?>>map(KindReader.Line::field).toList();
    return new KindProfile(name, head, all, "", variants, false);
  }

  private static boolean isFor(String variant, String only) {
    return only.isEmpty() || only.equals(variant);
  }

  /** The profiles of the systems that share this kind; none where one system has it. */
  public Collection<KindProfile> variants() {
    return variants.profiles();
  }

  /**
   * The profiles of the systems that a resource may be for, the likeliest first: more than one only
   * where neither the installation nor the state nor the resource shows it; this one where one
   * system has the kind.
   *
   * @param objects the resource, and what it replaces if it replaces one
   */
  public List<KindProfile> candidates(
      Installation installation, State state, List<JsonNode> objects) {
    List<KindProfile> candidates = variants.candidates(installation, state, objects);
    return candidates.isEmpty() ? List.of(this) : candidates;
  }

  /** What a policy says to make it certain that a resource is for the system of a profile. */
  public String factFor(KindProfile candidate) {
    return variants.fact(candidate.variant);
  }

  /** The field that shows which of the systems that share the kind a resource is for. */
  public Optional<FieldPath> showingField() {
    return head.variants().map(v -> FieldPath.ROOT.field("spec").field(v.firstHas()));
  }

  /** The fact that says which of the systems that share the kind is installed, if several do. */
  public Optional<String> variantFact() {
    return head.variants().map(variants -> variants.system() + ".operator");
  }

  /** Which of the systems that share the kind this profile is for; empty where one has it. */
  public String variant() {
    return variant;
  }

  /** apiVersion and kind. */
  public KindName name() {
    return name;
  }

  /** The plural name in the API's paths, such as {@code flinkdeployments}. */
  public String plural() {
    return head.plural();
  }

  /** Its reference to a deployment target, by name; empty for a kind without. */
  public Optional<FieldPointer> targetReference() {
    return head.targetReference();
  }

  /** What rules on other resources read of an object of the kind; empty where none does. */
  public Optional<KeptFields> inState() {
    return head.inState();
  }

  /** Where the document sits that a target's patch pointers are relative to. */
  public JsonPointer documentRoot() {
    return documentRoot;
  }

  /** Whether objects of the kind live in namespaces. */
  public boolean namespaced() {
    return !head.scope().equals("Cluster");
  }

  /** Whether the kind is one of Sluice's own, whose rules cannot be turned off. */
  public boolean isOwn() {
    return name.group().equals("sluice.dev");
  }

  /** The container that a pod template of this kind describes Flink's process with. */
  public String mainContainer() {
    return head.mainContainer().orElse("flink-main-container");
  }

  /** Whether a document of this kind counts only if a container of that name is in it. */
  boolean onlyWithMainContainer() {
    return head.onlyWithMainContainer() && !anyContainers;
  }

  /** The same profile for every document of the kind, whichever containers are in it. */
  KindProfile withAnyContainers() {
    return new KindProfile(name, head, all, variant, variants, true);
  }

  /**
   * Whether the object is laid over what its system has already, so that a field that is not given
   * may be there.
   */
  public boolean isMerged(JsonNode object) {
    return head.mergedWhen()
        .filter(when -> when.is().equals(object.at(when.at().pointer()).textValue()))
        .isPresent();
  }

  /**
   * Whether the kind's own operator leaves the object unchecked, or is of a build that fills in
   * what the rule asks for, so that the rule has nothing to say.
   */
  public boolean isUnchecked(String rule, JsonNode object, Installation installation) {
    return unchecked(rule).filter(field -> field.isShown(object)).isPresent()
        || head.dialects().stream()
            .filter(dialect -> dialect.rules().contains(rule))
            .anyMatch(dialect -> isIn(dialect, object, installation));
  }

  /** What shows that the kind's own operator leaves an object unchecked, if the rule heeds it. */
  public Optional<Unchecked> unchecked(String rule) {
    return head.unchecked().filter(field -> field.isAbout(rule));
  }

  /** Whether a rule has nothing to say of objects for some build of the kind's operator. */
  public boolean isForSomeBuilds(String rule) {
    return head.dialects().stream().anyMatch(dialect -> dialect.rules().contains(rule));
  }

  /** Whether the object is for another build of the kind's operator, which has more fields. */
  public boolean hasMoreFields(JsonNode object, Installation installation) {
    return head.dialects().stream()
        .filter(dialect -> !dialect.shownBy().isEmpty())
        .anyMatch(dialect -> isIn(dialect, object, installation));
  }

  /** What the object shows counts before what is said of the installation. */
  private boolean isIn(Dialect dialect, JsonNode object, Installation installation) {
    return dialect.isShown(object)
        || (installation.apacheDialect().filter(dialect.name()::equals).isPresent()
            && head.dialects().stream().noneMatch(other -> other.isShown(object)));
  }

  /** All field specs of a type, in the order of the profile. */
  @SuppressWarnings("unchecked") // a spec of a type has the type's attributes
  public <S extends Record> List<FieldSpec<S>> fields(FieldType<S> type) {
    return (List<FieldSpec<S>>) (List<?>) byType.getOrDefault(type, List.of());
  }

  /** The field specs of a type that hold for each of the systems that may share the kind. */
  public <S extends Record> List<FieldSpec<S>> certainFields(FieldType<S> type) {
    return fields(type).stream()
        .filter(spec -> variants().stream().allMatch(one -> one.fields(type).contains(spec)))
        .toList();
  }

  /** The rules that its field specs of a type name. */
  Stream<String> rules(FieldType<?> type) {
    return byType.getOrDefault(type, List.of()).stream()
        .flatMap(
            spec ->
                spec.attributes() instanceof Ruled ruled
                    ? Stream.of(ruled.rule())
                    : Stream.empty());
  }

  /** What is filled in in an object of the kind. */
  Defaults defaults(JsonNode object) {
    return defaults.in(object);
  }

  /** An object of the kind as a cursor that knows what the API server fills in. */
  public Value value(JsonNode object, Steps steps) {
    return Value.of(object, FieldPath.ROOT, defaults.in(object), steps);
  }

  /** The object's spec, copied, with some fields filled in; it shares the others with it. */
  public JsonNode defaultedSpec(JsonNode object, Set<String> fields) {
    if (!(object.path("spec") instanceof ObjectNode given)) {
      return object.path("spec");
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    ObjectNode spec = copy.putObject("spec");
    spec.setAll(given);
    fields.stream().filter(spec::has).forEach(field -> spec.set(field, spec.get(field).deepCopy()));
    defaults.fill(copy, fields);
    return spec;
  }

  /** The names in the pointers of its fields and of what is filled in, some of them repeatedly. */
  Stream<String> fieldNames() {
    return Stream.concat(all.stream().flatMap(FieldSpec::pointers), defaults.pointers())
        .flatMap(pointer -> Stream.of(pointer.split("/")))
        .filter(segment -> !segment.isEmpty());
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
