package dev.sluice.webhook.report;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The report for people who were not at the terminal: one page without anything from elsewhere,
 * which can be read without its script, and filtered with it.
 */
public final class HtmlReport {
  private static final String EXEMPTED = "Exempted";
  private static final List<String> ACTIONS =
      List.of(Action.Deny.name(), Action.Warn.name(), Action.Audit.name(), EXEMPTED);
  private static final Comparator<Map.Entry<String, Map<String, Integer>>> MOST_DENIED =
      Comparator.comparingInt(each -> -each.getValue().getOrDefault(Action.Deny.name(), 0));

  private final Html page = new Html();
  private final CheckResult result;
  private final Catalogue catalogue;

  /** A finding and the resource that it is on. */
  private record Found(CheckResult.Judged judged, Ruling ruling) {
    String namespace() {
      return judged.namespace().isEmpty() ? "(none)" : judged.namespace();
    }

    String kind() {
      return judged.kind().kind();
    }

    String rule() {
      return ruling.finding().rule();
    }

    String action() {
      return ruling.inForce() ? ruling.action().name() : EXEMPTED;
    }
  }

  private HtmlReport(CheckResult result, Catalogue catalogue) {
    this.result = result;
    this.catalogue = catalogue;
  }

  /**
   * The page; the same bytes for the same input.
   *
   * @param generation of the policies
   * @param catalogue of the rules
   */
  public static String text(CheckResult result, String generation, Catalogue catalogue) {
    HtmlReport report = new HtmlReport(result, catalogue);
    report.head();
    report.header(generation);
    report.errors();
    report.totals();
    report.filters();
    report.resources();
    report.page.own("<script>").own(file("report.js")).own("</script>").end().end().line();
    return report.page.toString();
  }

  private void head() {
    page.own("<!DOCTYPE html>").line().begin("html", "lang", "en").begin("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'")
        .line();
    page.element("title", "Sluice: " + Summary.of(result)).line();
    page.own("<style>").own(file("report.css")).own("</style>").end().begin("body").line();
  }

  private void header(String generation) {
    page.begin("header").element("h1", "Sluice").element("p", Summary.of(result));
    page.begin("p", "class", "faint").text("Policies of generation " + generation + ". ");
    page.element("code", "sluice explain RULE").text(" says more about a rule.").end().end().line();
  }

  private void errors() {
    if (!result.errors().isEmpty()) {
      page.begin("section", "class", "errors").element("h2", "Unreadable").begin("ul");
      for (DocumentError error : result.errors()) {
        page.element("li", Location.line(error));
      }
      page.end().end().line();
    }
  }

  private void totals() {
    page.begin("section", "class", "totals");
    totals("Namespace", Found::namespace);
    totals("Kind", Found::kind);
    totals("Rule", found -> named(found.rule()));
    page.end().line();
  }

  /** The rule with what it is about. */
  private String named(String rule) {
    return rule + catalogue.find(rule).map(info -> " " + info.title()).orElse("");
  }

  /** How often there is each action, by something; what has most denials comes first. */
  private void totals(String by, Function<Found, String> group) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Found found : found()) {
      counts
          .computeIfAbsent(group.apply(found), _ -> new TreeMap<>())
          .merge(found.action(), 1, Integer::sum);
    }
    // Long ones scroll in themselves, which the keyboard does only where the focus can be.
    page.begin("div", "role", "region", "aria-label", "totals: " + by, "tabindex", "0");
    page.begin("table").begin("thead").begin("tr").element("th", by, "scope", "col");
    ACTIONS.forEach(action -> page.element("th", action, "scope", "col", "class", "count"));
    page.end().end().begin("tbody");
    counts.entrySet().stream()
        .sorted(MOST_DENIED)
        .forEach(each -> row(each.getKey(), each.getValue()));
    page.end().end().end();
  }

  private void row(String name, Map<String, Integer> counts) {
    page.line().begin("tr").element("td", name);
    for (String action : ACTIONS) {
      Integer count = counts.get(action);
      page.element("td", count == null ? "" : count.toString(), "class", "count");
    }
    page.end();
  }

  private List<Found> found() {
    return result.results().stream()
        .flatMap(judged -> judged.verdict().rulings().stream().map(r -> new Found(judged, r)))
        .toList();
  }

  /** Of no use without the script, which shows them. */
  private void filters() {
    page.begin("form", "id", "filters", "hidden", "");
    page.empty(
        "input", "type", "search", "name", "text", "placeholder", "search", "aria-label", "search");
    choice("action", "all findings", ACTIONS);
    choice("namespace", "all namespaces", all(Found::namespace));
    choice("kind", "all kinds", all(Found::kind));
    choice("rule", "all rules", all(Found::rule));
    page.element("button", "reset", "type", "reset").element("output", "").end().line();
  }

  private List<String> all(Function<Found, String> what) {
    return found().stream().map(what).distinct().sorted().toList();
  }

  private void choice(String name, String all, List<String> choices) {
    page.begin("select", "name", name, "aria-label", name).element("option", all, "value", "");
    choices.forEach(choice -> page.element("option", choice, "value", choice));
    page.end();
  }

  private void resources() {
    page.begin("main").line();
    for (CheckResult.Judged judged : result.results()) {
      if (!judged.verdict().rulings().isEmpty()) {
        resource(judged);
      }
    }
    page.end().line();
  }

  private void resource(CheckResult.Judged judged) {
    page.begin("article").element("h2", judged.title());
    page.element("p", judged.document().source(), "class", "faint").begin("ul");
    for (Ruling ruling : judged.verdict().rulings()) {
      page.line();
      finding(new Found(judged, ruling));
    }
    page.end().end().line();
  }

  private void finding(Found found) {
    Finding finding = found.ruling().finding();
    page.begin(
        "li",
        "data-action",
        found.action(),
        "data-namespace",
        found.namespace(),
        "data-kind",
        found.kind(),
        "data-rule",
        found.rule());
    page.begin("p").element("span", found.action(), "class", "action " + found.action()).text(" ");
    page.element("b", named(found.rule())).end();
    if (!finding.path().isRoot()) {
      page.begin("p").element("code", finding.path().toString()).end();
    }
    page.element("p", finding.problem());
    page.begin("p", "class", "fix").element("b", "fix:").text(" " + finding.fix()).end();
    List<String> lines = found.judged().excerpt(finding);
    if (!lines.isEmpty()) {
      page.begin("pre");
      lines.forEach(line -> page.text(line).line());
      page.end();
    }
    List<String> remarks = FindingLines.remarks(found.judged(), found.ruling());
    String at = Location.of(found.judged().document().source(), found.judged().position(finding));
    page.element(
        "p", remarks.isEmpty() ? at : at + "; " + String.join("; ", remarks), "class", "faint");
    page.end();
  }

  private static String file(String name) {
    try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
