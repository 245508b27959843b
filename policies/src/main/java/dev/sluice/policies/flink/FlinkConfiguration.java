package dev.sluice.policies.flink;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A resource's configuration of Flink: its options as texts, each with the exact path it was given
 * at.
 *
 * <p>Two forms exist. Flat is a map of texts, as Ververica Platform and FlinkCluster have it.
 * Nested is what the Apache operator reads: objects are flattened with dots, lists become their
 * elements joined with semicolons, null becomes {@code "null"}, and both may be mixed, so that one
 * key can be given twice.
 */
public final class FlinkConfiguration {
  /** The configuration in which nothing is set. */
  public static final FlinkConfiguration NONE =
      new FlinkConfiguration(new PlainOptions(Value.missing(FieldPath.ROOT)));

  /** One option as it is given. */
  public static final class Entry implements Located {
    private final @Nullable String key;

    /** Makes the key, where it is not given. */
    private final Supplier<String> making;

    private final String text;
    private final Located at;

    /**
     * @param key the full key, with dots
     * @param text the value as text, not yet parsed; never to be shown to anyone
     * @param at the exact entry
     */
    public Entry(String key, String text, Located at) {
      this.key = key;
      this.making = () -> "";
      this.text = text;
      this.at = at;
    }

    /**
     * @param key makes the full key, with dots: below a long one there may be very many options
     * @param text the value as text, not yet parsed; never to be shown to anyone
     * @param at the exact entry
     */
    Entry(Supplier<String> key, String text, Located at) {
      this.key = null;
      this.making = key;
      this.text = text;
      this.at = at;
    }

    /** The full key, with dots. */
    public String key() {
      return key == null ? making.get() : key;
    }

    /** The value as text, not yet parsed; never to be shown to anyone. */
    public String text() {
      return text;
    }

    /** The exact entry. */
    @Override
    public FieldPath path() {
      return at.path();
    }

    /** Where the resource gives it; empty where the installation's own configuration does. */
    public Optional<FieldPath> place() {
      FieldPath path = path();
      return path.isRoot() ? Optional.empty() : Optional.of(path);
    }

    private Entry without(String prefix) {
      return new Entry(() -> key().substring(prefix.length()), text, at);
    }

    private Entry at(FieldPath place) {
      return key == null ? new Entry(making, text, place) : new Entry(key, text, place);
    }
  }

  private final Options options;

  private FlinkConfiguration(Options options) {
    this.options = options;
  }

  /** These options. */
  public static FlinkConfiguration of(List<Entry> entries) {
    return new FlinkConfiguration(ListedOptions.of(entries));
  }

  /** The configuration at a field, read once for all rules. */
  public static FlinkConfiguration of(Field<FlinkOptions> field) {
    return field.once(FlinkConfiguration.class, f -> of(f.value(), f.spec().isNested()));
  }

  /** The configuration whose field in the kind profile is at a pointer; none where none is. */
  public static FlinkConfiguration at(FieldPointer pointer, Resource resource) {
    FlinkConfiguration known = resource.known(pointer, FlinkConfiguration.class);
    return known != null
        ? known
        : resource.field(FlinkOptions.TYPE, pointer).map(FlinkConfiguration::of).orElse(NONE);
  }

  /** The options of a map; none where it is no object. */
  public static FlinkConfiguration of(Value map, boolean nested) {
    if (!map.isObject()) {
      return NONE;
    }
    // Mostly there is nothing nested in it: its entries are the options then.
    boolean flattens = nested && NestedOptions.isNested(map);
    return new FlinkConfiguration(flattens ? new NestedOptions(map) : new PlainOptions(map));
  }

  /** These options laid over others: of a key that both give, these count. */
  public FlinkConfiguration over(FlinkConfiguration others) {
    return others == NONE
        ? this
        : new FlinkConfiguration(new LayeredOptions(options, others.options));
  }

  /** The same options, all at one path. */
  public FlinkConfiguration at(FieldPath path) {
    return of(entries().stream().map(e -> e.at(path)).toList());
  }

  /** Those options whose key begins with one of some words, gathered so that each is found fast. */
  public FlinkConfiguration among(List<String> beginnings) {
    return of(options.belowAny(beginnings));
  }

  /** The options whose key begins so, without that beginning. */
  public FlinkConfiguration under(String prefix) {
    return of(without(prefix, below(prefix)));
  }

  private static List<Entry> without(String prefix, List<Entry> below) {
    return below.isEmpty() ? below : below.stream().map(e -> e.without(prefix)).toList();
  }

  /** Every option, in the order given. */
  List<Entry> entries() {
    return below("");
  }

  /** The option under the first of the keys that is set; of a key given twice the last counts. */
  public Optional<Entry> get(String... keys) {
    for (String key : keys) {
      Entry option = options.last(key);
      if (option != null) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The option of a key, if it is set; of a key given twice the last counts. */
  public Optional<Entry> get(String key) {
    return Optional.ofNullable(options.last(key));
  }

  /** The options of many keys that are set, in no order: of a rule's keys mostly few are. */
  public List<Entry> given(Set<String> keys) {
    return options.given(keys);
  }

  /** Every place at which a key is given. */
  public List<Entry> all(String key) {
    return options.all(key);
  }

  /** The options whose key begins so. */
  public List<Entry> below(String prefix) {
    return options.below(prefix);
  }

  /**
   * The entries of an option of type map: of its text, each at the option's path; or, only where
   * the exact key is not set, the options {@code option.KEY}, each at its own path. None where the
   * text cannot be read.
   */
  public List<Entry> map(String option) {
    Entry exact = options.last(option);
    if (exact != null) {
      return entriesOf(exact);
    }
    List<Entry> below = options.entriesOf(option);
    return below.isEmpty() ? below : without(option + ".", below);
  }

  private static List<Entry> entriesOf(Entry map) {
    return OptionText.map(map.text()).orElse(Map.of()).entrySet().stream()
        .map(e -> new Entry(e.getKey(), e.getValue(), map))
        .toList();
  }

  /** Whether an option, or one of its older names, is set to true. */
  public boolean isTrue(String... keys) {
    for (String key : keys) {
      Entry option = options.last(key);
      if (option != null) {
        return OptionText.bool(option.text()).orElse(false);
      }
    }
    return false;
  }

  /**
   * Whether high availability is on: any mode but NONE or its older word, also one of the user's
   * own.
   */
  public boolean isHighlyAvailable() {
    return get("high-availability.type", "high-availability", "recovery.mode")
        .map(Entry::text)
        .filter(mode -> !mode.equalsIgnoreCase("none") && !mode.equalsIgnoreCase("standalone"))
        .isPresent();
  }
}
