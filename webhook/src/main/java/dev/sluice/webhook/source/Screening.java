package dev.sluice.webhook.source;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads files, and leaves out those that hold no resource as it would be applied. */
final class Screening {
  /** Where a value or a line starts with what a template engine replaces, which is no YAML. */
  private static final Pattern ACTION = Pattern.compile("(?m)(?:^|[-:,\\[{(])[ \\t]*+\\{[{%]");

  private static final Pattern MARKER = Pattern.compile("(?m)^---(?=\\s|$)");

  private final OwnKinds own;
  private final Charts charts;
  private final Kustomizations kustomizations;

  /** What a file holds, and whether something of it was left out. */
  record Screened(Documents documents, Optional<LeftOut> leftOut) {
    static Screened of(Documents documents) {
      return new Screened(documents, Optional.empty());
    }
  }

  Screening(OwnKinds own, Charts charts, Kustomizations kustomizations) {
    this.own = own;
    this.charts = charts;
    this.kustomizations = kustomizations;
  }

  /**
   * Reads a file.
   *
   * @param swept whether it was found in a folder; who names a file itself means it as a resource
   */
  Screened read(SourceFile file, boolean swept) {
    try {
      return screen(file, file.bytes(), swept);
    } catch (IOException e) {
      return Screened.of(SourceText.unreadable(file.name(), e));
    }
  }

  private Screened screen(SourceFile file, byte[] bytes, boolean swept) {
    // Every byte is a character here, so that what is not UTF-8 can be searched, too.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Optional<Path> builder = kustomizations.of(file.path());
    if (builder.isPresent()) {
      return leftOut(file, LeftOut.Reason.PATCH, remark(text, patch(builder.get())));
    }
    if (charts.isTemplate(file.name()) && text.contains("{{")) {
      return leftOut(file, LeftOut.Reason.TEMPLATE, remark(text, template(file)));
    }
    return unreadable(file, text, SourceText.read(bytes, file.name()), swept);
  }

  /** What could be read of a file stays, whatever becomes of the rest. */
  private Screened unreadable(SourceFile file, String text, Documents read, boolean swept) {
    if (read.errors().isEmpty()) {
      return Screened.of(read);
    }
    Documents readable = new Documents(read.documents(), List.of());
    if (own.areIn(text)) {
      return read.errors().stream().allMatch(error -> isTemplate(text, error))
          ? new Screened(readable, Optional.of(leave(file, template(file))))
          : Screened.of(read);
    }
    LeftOut none = new LeftOut(file.name(), LeftOut.Reason.UNREADABLE, Optional.empty());
    return swept ? new Screened(readable, Optional.of(none)) : Screened.of(read);
  }

  private static LeftOut leave(SourceFile file, Remark remark) {
    return new LeftOut(file.name(), LeftOut.Reason.TEMPLATE, Optional.of(remark));
  }

  private static Screened leftOut(SourceFile file, LeftOut.Reason reason, Optional<Remark> remark) {
    return new Screened(
        new Documents(List.of(), List.of()), Optional.of(new LeftOut(file.name(), reason, remark)));
  }

  private Optional<Remark> remark(String text, Remark remark) {
    return own.areIn(text) ? Optional.of(remark) : Optional.empty();
  }

  private static Remark patch(Path builder) {
    return new Remark(
        name(builder),
        "patches or components of Kustomize; check what it builds: "
            + Shell.pipe("kustomize build", builder));
  }

  private Remark template(SourceFile file) {
    return charts
        .around(file.name())
        .map(
            chart ->
                new Remark(
                    name(chart),
                    "a Helm chart; render it first: " + Shell.pipe("helm template", chart)))
        .orElseGet(
            () ->
                new Remark(
                    file.name(), "looks like a template; render it first, and check the result"));
  }

  private static String name(Path folder) {
    return folder.toString().isEmpty() ? "." : folder.toString();
  }

  /** Whether the document that could not be read is one that is still to be rendered. */
  private static boolean isTemplate(String text, DocumentError error) {
    String[] documents = MARKER.split(text);
    int line = 1;
    for (String document : documents) {
      line += (int) document.chars().filter(c -> c == '\n').count();
      if (line >= error.line()) {
        return ACTION.matcher(document).find();
      }
    }
    return ACTION.matcher(documents[documents.length - 1]).find();
  }
}
