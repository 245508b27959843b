package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.patch.Draft;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/** The changes of an object as a diff: a path, what was there and what comes. */
final class EditLines {
  private final Draft draft;
  private final String indent;
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param object as it is before the changes
   */
  EditLines(JsonNode object, String indent, Terminal terminal) {
    this.draft = new Draft(object);
    this.indent = indent;
    this.terminal = terminal;
  }

  /** The lines for all edits, each on the object as those before it leave it. */
  String of(List<Edit> edits) {
    for (Edit edit : edits) {
      edit(edit);
      edit.applyTo(draft);
    }
    return text.toString();
  }

  private void edit(Edit edit) {
    String path = Terminal.plain(edit.field().shortened().toString());
    text.append(indent).append(terminal.paint(path, Style.bold)).append('\n');
    JsonNode was = draft.at(Pointers.tokens(edit.operation().path()));
    switch (edit.operation()) {
      case PatchOperation.Add(_, JsonNode value) -> value("+ ", value, Style.fg_green);
      case PatchOperation.Replace(_, JsonNode value) -> {
        value("- ", was, Style.fg_red);
        value("+ ", value, Style.fg_green);
      }
      default -> value("- ", was, Style.fg_red);
    }
  }

  private void value(String sign, JsonNode value, Style colour) {
    YamlLines.of(value, terminal.columns())
        .forEach(
            line ->
                text.append(indent)
                    .append("  ")
                    .append(terminal.paint(sign + line, colour))
                    .append('\n'));
  }
}
