package dev.sluice.policies.documents;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/** The nodes of a text as SnakeYAML reads one, in a time that grows with its length only. */
public final class YamlNodes {
  private YamlNodes() {}

  /**
   * The root of the text's one document; empty where there is none.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException where it is no YAML
   */
  public static Optional<Node> of(String text) {
    int[] codePoints = text.codePoints().toArray();
    for (int i = 0; i < codePoints.length; i++) {
      if (!StreamReader.isPrintable(codePoints[i])) {
        throw new ReaderException("text", i, codePoints[i], "not printable");
      }
    }
    LoaderOptions options = new LoaderOptions();
    ScannerImpl scanner = new ScannerImpl(new CodePointReader(codePoints), options);
    Composer composer = new Composer(new ParserImpl(scanner), new Resolver(), options);
    return Optional.ofNullable(composer.getSingleNode());
  }
}
