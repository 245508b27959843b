package dev.sluice.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The verdicts that the samples' {@code .expected} files hold for all surfaces. */
final class ExpectedVerdicts {
  private static final Pattern SAMPLE = Pattern.compile("(\\S+) (\\d+) \\w+ .*: (Allow|Warn|Deny)");
  private static final Pattern FINDING = Pattern.compile("  (Deny|Warn) (\\S+) .*");

  private ExpectedVerdicts() {}

  /**
   * What is expected of one document.
   *
   * @param file as the file of expectations names it
   * @param number of the document in it
   * @param denied rules that refuse it
   * @param warned rules that warn
   */
  record Expected(String file, int number, TreeSet<String> denied, TreeSet<String> warned) {
    String sample() {
      return file + " " + number;
    }

    String outcome() {
      return ExpectedVerdicts.outcome(denied, warned);
    }

    /** The document itself, from the first folder that has the file. */
    ObjectNode document(Path... folders) {
      Path found =
          Stream.of(folders).map(f -> f.resolve(file)).filter(Files::exists).findFirst().get();
      return Documents.read(file, TestFiles.text(found)).documents().stream()
          .filter(document -> document.number() == number)
          .map(document -> (ObjectNode) document.tree())
          .findFirst()
          .get();
    }
  }

  static List<Expected> of(Path file) {
    List<Expected> all = new ArrayList<>();
    for (String line : lines(file)) {
      Matcher sample = SAMPLE.matcher(line);
      Matcher finding = FINDING.matcher(line);
      if (sample.matches()) {
        int number = Integer.parseInt(sample.group(2));
        all.add(new Expected(sample.group(1), number, new TreeSet<>(), new TreeSet<>()));
      } else if (finding.matches()) {
        Expected last = all.getLast();
        (finding.group(1).equals("Deny") ? last.denied() : last.warned()).add(finding.group(2));
      }
    }
    return all;
  }

  static String outcome(Collection<String> denied, Collection<String> warned) {
    return (denied.isEmpty() ? ": allowed" : ": denied " + String.join(",", denied))
        + (warned.isEmpty() ? "" : " warned " + String.join(",", warned));
  }

  /** The lines that say something. */
  static List<String> lines(Path file) {
    return TestFiles.text(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
