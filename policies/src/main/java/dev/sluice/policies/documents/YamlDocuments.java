package dev.sluice.policies.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the one YAML document of a part. */
final class YamlDocuments {
  private YamlDocuments() {}

  static Outcome read(Part part, Budget budget, boolean lenient) {
    try {
      budget.spend(part.atCodePoint(0));
      int[] text = part.text().codePoints().toArray();
      refuseForbidden(text, part);
      Node root = compose(text, part, budget.copy());
      Value value =
          root == null ? YamlValues.empty(part) : new YamlValues(part, budget, lenient).value(root);
      return new Outcome(List.of(value), null, budget);
    } catch (Unreadable e) {
      return new Outcome(List.of(), e, budget);
    }
  }

  private static void refuseForbidden(int[] text, Part part) {
    for (int i = 0; i < text.length; i++) {
      if (!StreamReader.isPrintable(text[i])) {
        throw new Unreadable(part.atCodePoint(i), Problems.forbidden(text[i]));
      }
    }
  }

  private static @Nullable Node compose(int[] text, Part part, Budget events) {
    LoaderOptions options = options();
    CodePointReader reader = new CodePointReader(text);
    TabScanner scanner = new TabScanner(reader, options, part, events);
    Parser parser = new BoundedParser(new ParserImpl(scanner), part, events);
    try {
      return new Composer(parser, new PlainTags(), options).getSingleNode();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new Unreadable(
          part.atCodePoint(mark == null ? reader.getIndex() : mark.getIndex()), Problems.of(e));
    } catch (Unreadable e) {
      throw e;
    } catch (RuntimeException e) {
      // Such as the IllegalArgumentException for the tag "!%20": no text may take the caller down.
      throw new Unreadable(
          part.atCodePoint(reader.getIndex()), "not valid YAML; correct the text here");
    }
  }

  /** Every limit of SnakeYAML out of the way of ours, which say where they were passed. */
  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setAllowRecursiveKeys(true);
    options.setMergeOnCompose(false);
    options.setTagInspector(tag -> true);
    return options;
  }
}
