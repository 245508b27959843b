package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.Operation;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.webhook.admission.AdmissionReview;
import dev.sluice.webhook.http.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that happened to somebody, and what is expected of it: comment lines, then documents
 * or, in a {@code .json}, an AdmissionReview. Of the lines {@code # update:} says that the second
 * document replaces the first, in a review and as what {@code check} finds in the state; {@code #
 * state: documents 2 and 3} says which stand in the cluster.
 *
 * @param name its file
 * @param head the comment lines that it begins with
 * @param text the whole of it
 */
record FieldCase(String name, List<String> head, String text) {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static FieldCase of(String name, String text) {
    List<String> head = text.lines().takeWhile(line -> line.startsWith("#")).toList();
    return new FieldCase(name, head, text);
  }

  /** What is wrong with the verdict on it; empty where nothing is. */
  Optional<String> wrong() {
    FieldExpectation expected = FieldExpectation.of(line("expect").orElseThrow());
    if (name.endsWith(".json")) {
      return expected.wrong(List.of(judge().judge(reviewed())));
    }
    Documents read = Documents.readLeniently(name, text, Documents.MAX_VALUES);
    if (line("update").isPresent()) {
      Optional<String> reviewed = expected.wrong(List.of(judge().judge(update(read.documents()))));
      return reviewed.isPresent() ? reviewed : checked(expected, without(read, Set.of(1)));
    }
    if (expected.word().equals("mutate")) {
      return expected.wrongEdits(mutator().mutate(request(read.documents())).edits());
    }
    return checked(expected, without(read, state()));
  }

  private Optional<String> checked(FieldExpectation expected, Documents documents) {
    CheckResult result = new Check(judge(), _ -> false).of(List.of(documents));
    if (!result.errors().isEmpty()) {
      return Optional.of("unreadable: " + result.errors().getFirst().problem());
    }
    return expected.wrong(result.results().stream().map(CheckResult.Judged::verdict).toList());
  }

  private Optional<String> line(String word) {
    return FieldFacts.line(head, word);
  }

  /** The numbers of the documents that stand in the cluster. */
  private Set<Integer> state() {
    return line("update").isPresent() ? Set.of(1) : named();
  }

  private Set<Integer> named() {
    return NUMBER
        .matcher(line("state").orElse(""))
        .results()
        .map(MatchResult::group)
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private static Documents without(Documents read, Set<Integer> numbers) {
    return new Documents(
        read.documents().stream().filter(d -> !numbers.contains(d.number())).toList(),
        read.errors());
  }

  private Judge judge() {
    List<JsonNode> objects =
        state().isEmpty()
            ? List.of()
            : Documents.read(name, text).documents().stream()
                .filter(document -> state().contains(document.number()))
                .map(Document::tree)
                .toList();
    return new Judge(
        KitCase.BOOK,
        FieldFacts.of(head).policies(),
        InstantSource.system(),
        () -> new KnownObjects(objects));
  }

  private Mutator mutator() {
    return new Mutator(
        KitCase.BOOK,
        FieldFacts.of(head).withDefaulting().policies(),
        InstantSource.system(),
        () -> new KnownObjects(List.of()));
  }

  private AdmissionRequest reviewed() {
    String json = text.lines().skip(head.size()).collect(Collectors.joining("\n"));
    try {
      return AdmissionReview.read(json.getBytes(StandardCharsets.UTF_8)).resource().orElseThrow();
    } catch (BadRequest e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The second document in the place of the first. */
  private static AdmissionRequest update(List<Document> documents) {
    return request(documents.get(1).tree(), Optional.of(documents.get(0).tree()));
  }

  private static AdmissionRequest request(List<Document> documents) {
    return request(documents.getFirst().tree(), Optional.empty());
  }

  private static AdmissionRequest request(JsonNode object, Optional<JsonNode> old) {
    return new AdmissionRequest(
        old.isPresent() ? Operation.UPDATE : Operation.CREATE,
        object,
        old,
        object.at("/metadata/namespace").asText("default"),
        object.at("/metadata/name").asText(""),
        Origin.ADMISSION);
  }
}
