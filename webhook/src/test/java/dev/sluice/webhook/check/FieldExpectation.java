package dev.sluice.webhook.check;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.rule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a field case expects.
 *
 * @param word allow, warn, deny or mutate
 * @param rules rules that must be among the findings; none means any
 * @param path where, or above it; empty means anywhere
 * @param edit the edit of a mutation
 * @param loose whether an allowed case may have warnings
 */
record FieldExpectation(String word, List<String> rules, String path, String edit, boolean loose) {

  /** Reads what stands after {@code # expect:}. */
  static FieldExpectation of(String text) {
    String[] words = text.replaceFirst("\\(.*", "").strip().split("[, ]+", -1);
    if (words[0].equals("mutate")) {
      String edit = text.substring("mutate ".length());
      return new FieldExpectation("mutate", List.of(), "", edit, true);
    }
    List<String> rules = new ArrayList<>();
    String path = "";
    for (String word : List.of(words).subList(1, words.length)) {
      if (word.matches("[A-Z]{2,4}(-[A-Z]+)*-[A-Z]*[0-9]+")) {
        rules.add(word);
      } else if (!word.equals("none")) {
        path = word;
      }
    }
    boolean loose = text.contains("documented") || text.contains("with a warning");
    return new FieldExpectation(words[0], rules, path, "", loose);
  }

  /** What is wrong with these verdicts; empty where nothing is. */
  Optional<String> wrong(List<Verdict> verdicts) {
    List<Ruling> rulings =
        verdicts.stream().flatMap(v -> v.rulings().stream()).filter(Ruling::inForce).toList();
    boolean right =
        switch (word) {
          case "allow" -> none(rulings, Action.Deny) && (loose || none(rulings, Action.Warn));
          case "warn" -> none(rulings, Action.Deny) && some(rulings, Action.Warn);
          case "deny" -> some(rulings, Action.Deny);
          default -> throw new IllegalArgumentException("no expectation: " + word);
        };
    return right ? Optional.empty() : Optional.of(rulings.stream().map(this::line).toList() + "");
  }

  /** What is wrong with the edits of a mutation. */
  Optional<String> wrongEdits(List<Edit> edits) {
    List<String> lines = edits.stream().map(FieldExpectation::line).toList();
    return lines.stream().anyMatch(line -> line.equals(edit) || line.startsWith(edit + " "))
        ? Optional.empty()
        : Optional.of(lines.toString());
  }

  private static boolean none(List<Ruling> rulings, Action action) {
    return rulings.stream().noneMatch(ruling -> ruling.action() == action);
  }

  private boolean some(List<Ruling> rulings, Action action) {
    List<Ruling> here =
        rulings.stream()
            .filter(ruling -> ruling.action() == action)
            .filter(ruling -> isWithin(ruling.finding().path().toString()))
            .toList();
    return !here.isEmpty()
        && rules.stream().allMatch(rule -> here.stream().anyMatch(r -> isOf(r, rule)));
  }

  private static boolean isOf(Ruling ruling, String rule) {
    return ruling.finding().rule().equals(rule) || ruling.finding().also().contains(rule);
  }

  private boolean isWithin(String found) {
    return path.isEmpty()
        || found.equals(path)
        || found.startsWith(path + ".")
        || found.startsWith(path + "[");
  }

  private String line(Ruling ruling) {
    return "%s %s %s".formatted(ruling.action(), ruling.finding().rule(), ruling.finding().path());
  }

  private static String line(Edit edit) {
    var json = edit.operation().json();
    String value = json.has("value") ? " " + json.get("value") : "";
    return json.path("op").asText() + " " + json.path("path").asText() + value;
  }
}
