package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The HTML report as somebody sees it. */
final class ReportPage {
  static final List<String> CHOICES = List.of("action", "namespace", "kind", "rule");

  private final Browser browser;
  private final Path file;

  /** What is shown of a finding: title of the resource, action, rule, path, and all of the text. */
  record Row(String title, String action, String rule, String path, String text) {}

  ReportPage(Browser browser, Path file) {
    this.browser = browser;
    this.file = file;
  }

  void open() {
    browser.open(file);
  }

  /** Every finding, shown or not. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    JsonNode read =
        browser.ask(
            """
            const text = (item, selector) => item.querySelector(selector)?.textContent ?? '';
            return [...document.querySelectorAll('main li')].map(item => [
              text(item.closest('article'), 'h2'), text(item, '.action'),
              text(item, 'p b').split(' ')[0], text(item, 'p > code'), item.textContent]);
            """);
    for (JsonNode row : read) {
      rows.add(
          new Row(
              row.get(0).asText(),
              row.get(1).asText(),
              row.get(2).asText(),
              row.get(3).asText(),
              row.get(4).asText()));
    }
    return rows;
  }

  /** The numbers of the findings that take up room. */
  List<Integer> shown() {
    List<Integer> shown = new ArrayList<>();
    browser
        .ask(
            """
            return [...document.querySelectorAll('main li')]
              .map((item, number) => item.offsetHeight > 0 ? number : -1).filter(n => n >= 0);
            """)
        .forEach(number -> shown.add(number.asInt()));
    return shown;
  }

  /** How many resources take up room. */
  int resources() {
    return browser
        .ask(
            "return [...document.querySelectorAll('article')].filter(a => a.offsetHeight > 0).length")
        .asInt();
  }

  /** What the filters say of themselves. */
  String output() {
    return browser.the("#filters output").getText();
  }

  /** A table of totals: the name of each row, and its count of each action that has any. */
  Map<String, Map<String, Integer>> totals(String of) {
    Map<String, Map<String, Integer>> totals = new TreeMap<>();
    JsonNode tables =
        browser.ask(
            """
            return [...document.querySelectorAll('.totals table')].map(table =>
              [...table.rows].map(row => [...row.cells].map(cell => cell.textContent)));
            """);
    for (JsonNode table : tables) {
      JsonNode head = table.get(0);
      for (JsonNode row : head.get(0).asText().equals(of) ? table : List.<JsonNode>of()) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 1; row != head && i < row.size(); i++) {
          if (!row.get(i).asText().isEmpty()) {
            counts.put(head.get(i).asText(), Integer.valueOf(row.get(i).asText()));
          }
        }
        if (row != head) {
          totals.put(row.get(0).asText(), counts);
        }
      }
    }
    return totals;
  }

  /** The values that a choice offers, without the one for all. */
  List<String> offered(String choice) {
    return options(choice).stream()
        .skip(1)
        .map(option -> String.valueOf(option.getDomProperty("value")))
        .toList();
  }

  /** Chooses by a click; an empty value for all. */
  void choose(String choice, String value) {
    List<String> offered = offered(choice);
    int index = value.isEmpty() ? 0 : offered.indexOf(value) + 1;
    options(choice).get(index).click();
  }

  private List<WebElement> options(String choice) {
    return browser.the("#filters select[name=" + choice + "]").findElements(By.tagName("option"));
  }

  /** Types into the field for text. */
  void search(String text) {
    browser.the("#filters input").sendKeys(text);
  }

  void reset() {
    browser.the("#filters button[type=reset]").click();
  }
}
