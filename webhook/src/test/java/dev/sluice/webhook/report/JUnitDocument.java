package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A JUnit report as a reader gets it. */
public final class JUnitDocument {
  private static final Map<String, String> COUNTS =
      Map.of("tests", "testcase", "failures", "failure", "errors", "error", "skipped", "skipped");

  private final Element root;

  private JUnitDocument(Element root) {
    this.root = root;
  }

  /** Parses a report, whose numbers must be those of its elements. */
  public static JUnitDocument of(String text) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      Element root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
      assertCountsAddUp(root);
      elements(root, "testsuite").forEach(JUnitDocument::assertCountsAddUp);
      return new JUnitDocument(root);
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  public List<Element> elements(String tag) {
    return elements(root, tag);
  }

  /** The case of that name. */
  public Element testCase(String name) {
    return elements("testcase").stream()
        .filter(element -> element.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no case " + name));
  }

  private static void assertCountsAddUp(Element element) {
    COUNTS.forEach(
        (attribute, tag) ->
            assertThat(element.getAttribute(attribute))
                .as(attribute)
                .isEqualTo(Integer.toString(elements(element, tag).size())));
  }

  private static List<Element> elements(Element parent, String tag) {
    NodeList found = parent.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
