package dev.sluice.webhook.report;

import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.suite.SuiteResult;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report for CI servers: JUnit's XML with a suite for each file. */
public final class JUnitReport {
  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The report as text: the same bytes for the same input, so every time is 0. */
  public static String text(CheckResult result) {
    return text(JUnitSuite.of(result));
  }

  /** The same of suites of cases. */
  public static String ofSuites(List<SuiteResult> results) {
    return text(results.stream().map(JUnitSuite::of).toList());
  }

  private static String text(List<JUnitSuite> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitReport(xml).report(suites);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can always be written", e);
    }
    return text.append('\n').toString();
  }

  private void report(List<JUnitSuite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    indent(0);
    xml.writeStartElement("testsuites");
    attribute("name", "sluice");
    counts(suites);
    for (JUnitSuite suite : suites) {
      suite(suite);
    }
    indent(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(JUnitSuite suite) throws XMLStreamException {
    indent(1);
    xml.writeStartElement("testsuite");
    attribute("name", suite.file());
    counts(List.of(suite));
    for (JUnitCase one : suite.cases()) {
      testCase(suite.file(), one);
    }
    output(2, String.join("\n", suite.notes()));
    indent(1);
    xml.writeEndElement();
  }

  private void counts(List<JUnitSuite> suites) throws XMLStreamException {
    attribute("tests", sum(suites, JUnitCase.Outcome.values()));
    attribute("failures", sum(suites, JUnitCase.Outcome.failure));
    attribute("errors", sum(suites, JUnitCase.Outcome.error));
    attribute("skipped", sum(suites, JUnitCase.Outcome.skipped));
    attribute("time", "0");
  }

  private static String sum(List<JUnitSuite> suites, JUnitCase.Outcome... outcomes) {
    long sum = 0;
    for (JUnitCase.Outcome outcome : outcomes) {
      sum += suites.stream().mapToLong(suite -> suite.count(outcome)).sum();
    }
    return Long.toString(sum);
  }

  private void testCase(String file, JUnitCase one) throws XMLStreamException {
    indent(2);
    boolean empty = one.text().isEmpty();
    start("testcase", empty);
    attribute("classname", file);
    attribute("name", one.name());
    attribute("time", "0");
    if (!empty) {
      content(one);
      indent(2);
      xml.writeEndElement();
    }
  }

  private void start(String element, boolean empty) throws XMLStreamException {
    if (empty) {
      xml.writeEmptyElement(element);
    } else {
      xml.writeStartElement(element);
    }
  }

  private void content(JUnitCase one) throws XMLStreamException {
    if (one.outcome() == JUnitCase.Outcome.passed) {
      output(3, one.text());
      return;
    }
    indent(3);
    xml.writeStartElement(one.outcome().name());
    attribute("message", one.message());
    if (!one.type().isEmpty()) {
      attribute("type", one.type());
    }
    xml.writeCharacters(XmlText.of(one.text()));
    xml.writeEndElement();
  }

  private void output(int depth, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      indent(depth);
      xml.writeStartElement("system-out");
      xml.writeCharacters(XmlText.of(text));
      xml.writeEndElement();
    }
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.line(value));
  }

  private void indent(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
