package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.FlinkPortTable.Added;
import dev.sluice.policies.flink.FlinkPortTable.Listening;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ports on which a configuration makes Flink's processes listen. */
final class FlinkPorts {
  private static final String REPORTER = "metrics.reporter.";
  private static final Set<String> LISTENING =
      FlinkPortTable.listening().stream()
          .map(Listening::option)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * A container port that Flink's native integration adds to its main container.
   *
   * @param row name and option
   * @param number the number, if the configuration's text for it can be read
   * @param given the option, if the configuration sets it
   */
  record AddedPort(Added row, Optional<Integer> number, Optional<Entry> given) {}

  /**
   * A port on which a process listens without a container port being added for it.
   *
   * @param option what a person calls it: the option's key
   * @param number the number
   * @param given the option that sets it, or that switches on what uses the default
   * @param same the FlinkCluster role port that means the same socket; empty where none does
   */
  record ListeningPort(String option, int number, Entry given, String same) {}

  private FlinkPorts() {}

  /** What Flink adds for a process; nothing on the host's network. */
  static List<AddedPort> added(FlinkConfiguration configuration, String process) {
    if (configuration.isTrue("kubernetes.hostnetwork.enabled")) {
      return List.of();
    }
    List<Added> rows = FlinkPortTable.added(process);
    List<AddedPort> ports = new ArrayList<>(rows.size());
    for (Added row : rows) {
      ports.add(port(row, configuration));
    }
    return ports;
  }

  private static AddedPort port(Added row, FlinkConfiguration configuration) {
    Optional<Entry> given = configuration.get(row.option());
    if (given.isEmpty()) {
      return new AddedPort(row, row.standard(), given);
    }
    Optional<Integer> number = OptionText.port(given.get().text());
    if (row.replacesZero()) {
      number = number.map(n -> n == 0 ? row.number() : n);
    }
    return new AddedPort(row, number.filter(n -> n > 0), given);
  }

  /** The other ports of a process alone that the configuration fixes to one number. */
  static List<ListeningPort> listening(FlinkConfiguration configuration, String process) {
    List<ListeningPort> ports = new ArrayList<>();
    boolean isAny = !configuration.given(LISTENING).isEmpty();
    for (Listening row : isAny ? FlinkPortTable.listening() : List.<Listening>of()) {
      if (row.processes().contains(process)) {
        configuration
            .get(row.option())
            .ifPresent(given -> add(ports, row.option(), given, row.same()));
      }
    }
    return ports;
  }

  /** The ports of reporters of metrics, the same in all processes. */
  static List<ListeningPort> reporting(FlinkConfiguration configuration) {
    List<ListeningPort> ports = new ArrayList<>();
    reporters(configuration).forEach(name -> reporter(configuration, name, ports));
    return ports;
  }

  private static void add(List<ListeningPort> ports, String option, Entry given, String same) {
    OptionText.port(given.text())
        .filter(number -> number > 0)
        .ifPresent(number -> ports.add(new ListeningPort(option, number, given, same)));
  }

  /** A reporter's own port or, for the kind that has one, its default; none if it only sends. */
  private static void reporter(
      FlinkConfiguration configuration, String name, List<ListeningPort> ports) {
    String option = REPORTER + name + ".port";
    Optional<Entry> made =
        configuration.get(REPORTER + name + ".factory.class", REPORTER + name + ".class");
    Optional<Integer> standard = made.flatMap(e -> FlinkPortTable.reporter(e.text().strip()));
    Optional<Entry> given = configuration.get(option);
    if (given.isPresent() && (made.isEmpty() || standard.isPresent())) {
      add(ports, option, given.get(), "");
    } else if (given.isEmpty() && made.isPresent() && standard.isPresent() && standard.get() > 0) {
      ports.add(new ListeningPort(option, standard.get(), made.get(), ""));
    }
  }

  /** The names of the reporters in use: all configured ones, or those that are listed. */
  private static Set<String> reporters(FlinkConfiguration configuration) {
    Set<String> names = new TreeSet<>();
    for (Entry entry : configuration.below(REPORTER)) {
      String key = entry.key();
      int end = key.indexOf('.', REPORTER.length());
      if (end > REPORTER.length()) {
        names.add(key.substring(REPORTER.length(), end));
      }
    }
    if (!names.isEmpty()) {
      configuration
          .get("metrics.reporters")
          .ifPresent(list -> names.retainAll(new HashSet<>(OptionText.words(list.text()))));
    }
    return names;
  }
}
