package dev.sluice.webhook.report;

import static dev.sluice.webhook.report.Terminal.plain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.targets.PatchPlan;
import dev.sluice.policies.targets.PatchPlan.Outcome;
import dev.sluice.policies.targets.PatchPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What an operation of a patch set does, in one line.
 *
 * @param number its number, counted from 1; of several a range
 * @param name its op; empty where it is none
 * @param path its path as it is in the set
 * @param effect what becomes of it
 * @param style how that looks
 */
record OperationLine(String number, String name, String path, String effect, List<Style> style) {
  private static final int NUMBER = 3;
  private static final int NAME = "replace".length();
  private static final int WIDEST_PATH = 60;
  private static final int NARROWEST_EFFECT = 28;
  private static final int LONGEST_VALUE = 40;

  /** The lines of all operations, in order. */
  static List<OperationLine> of(PatchPlan plan) {
    List<OperationLine> lines = new ArrayList<>();
    plan.steps().forEach(step -> lines.add(of(step)));
    plan.failure()
        .filter(failure -> failure.number() > plan.steps().size())
        .ifPresent(
            failure -> {
              lines.add(of(failure));
              int all = plan.target().object().at("/spec/deploymentPatchSet").size();
              rest(failure.number() + 1, all).ifPresent(lines::add);
            });
    return lines;
  }

  private static OperationLine of(Step step) {
    return new OperationLine(
        "" + step.number(),
        step.operation().name().toString(),
        step.operation().path().toString(),
        effect(step),
        step.outcome() == Outcome.done ? List.of() : List.of(Style.faint));
  }

  private static OperationLine of(PatchPlan.Failure failure) {
    return new OperationLine(
        "" + failure.number(),
        failure.operation().map(operation -> operation.name().toString()).orElse(""),
        failure.operation().map(operation -> operation.path().toString()).orElse(""),
        "cannot be applied",
        List.of(Style.fg_red, Style.bold));
  }

  private static Optional<OperationLine> rest(int first, int last) {
    return first > last
        ? Optional.empty()
        : Optional.of(
            new OperationLine(
                first == last ? "" + first : first + "-" + last,
                "",
                "",
                "not looked at",
                List.of(Style.faint)));
  }

  private static String effect(Step step) {
    return switch (step.outcome()) {
      case already -> "already so";
      case holds -> "holds";
      case done -> done(step);
    };
  }

  private static String done(Step step) {
    boolean over = !step.was().isMissingNode() && !step.was().isNull();
    String old = over ? "replaces " + value(step.was()) + " with " : "";
    return switch (step.operation()) {
      case PatchOperation.Add(_, JsonNode value) ->
          (over ? old : step.place().isIndex() ? "inserts " : "sets ") + value(value);
      case PatchOperation.Replace(_, JsonNode value) -> (over ? old : "sets ") + value(value);
      case PatchOperation.Remove _ -> "removes " + value(step.was());
      case PatchOperation.Copy(JsonPointer from, _) ->
          over ? old + "a copy of " + from : "copies " + from;
      case PatchOperation.Move(JsonPointer from, _) -> over ? old + from : "moves " + from;
      case PatchOperation.Test _ -> "";
    };
  }

  /** In few characters: the diff has the whole value. */
  private static String value(JsonNode value) {
    String text =
        switch (value) {
          case ObjectNode object when !object.isEmpty() -> names(object);
          case ArrayNode list when !list.isEmpty() ->
              list.size() == 1 ? "a list of 1 element" : "a list of " + list.size() + " elements";
          default -> YamlText.flow(value);
        };
    return text.codePointCount(0, text.length()) <= LONGEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }

  private static String names(ObjectNode object) {
    return "{"
        + object.propertyStream().map(Map.Entry::getKey).collect(Collectors.joining(", "))
        + "}";
  }

  /** The columns that its path needs beside others. */
  int width() {
    return Math.min(WIDEST_PATH, Terminal.length(plain(path)));
  }

  /**
   * The line, of which what becomes of the operation stands below where there is no room.
   *
   * @param width the columns of all paths
   */
  String text(String indent, int width, Terminal terminal) {
    String head = indent + filled(number, NUMBER) + " " + filled(name, NAME) + "  " + plain(path);
    int column = indent.length() + NUMBER + NAME + 3 + width + 2;
    int room = terminal.columns() - column;
    boolean fits =
        Terminal.length(head) + 2 <= column
            && (Terminal.length(effect) <= room || room >= NARROWEST_EFFECT);
    String before = fits ? filled(head, column) : indent + " ".repeat(NUMBER + 1);
    String lines = terminal.hanging(before, plain(effect), style.toArray(Style[]::new));
    return fits ? lines : head + "\n" + lines;
  }

  private static String filled(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Terminal.length(text)));
  }
}
