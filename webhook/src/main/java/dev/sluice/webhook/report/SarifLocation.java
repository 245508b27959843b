package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.SourcePath;
import java.util.Optional;

/** Where a result is: in the file, and in the resource (SARIF 2.1.0, 3.28). */
final class SarifLocation {
  private SarifLocation() {}

  /**
   * What a finding is about; where the file has no such value, what should hold it, at last the
   * document.
   */
  static ObjectNode of(CheckResult.Judged judged, Finding finding) {
    return of(judged, finding.path(), judged.position(finding));
  }

  /** The resource as a whole. */
  static ObjectNode of(CheckResult.Judged judged) {
    return of(judged, FieldPath.ROOT, judged.document().positions().nearest(FieldPath.ROOT));
  }

  private static ObjectNode of(CheckResult.Judged judged, FieldPath path, Position at) {
    ObjectNode location =
        judged.isInFile()
            ? inFile(judged.document().source(), Optional.of(at))
            : JsonNodeFactory.instance.objectNode();
    String name = judged.title() + (path.equals(FieldPath.ROOT) ? "" : "#" + path);
    location
        .putArray("logicalLocations")
        .addObject()
        .put("name", name)
        .put("fullyQualifiedName", name)
        .put("kind", kind(path));
    return location;
  }

  /** Where reading stopped; the file alone where that is what is wrong. */
  static ObjectNode of(DocumentError error) {
    return inFile(error.source(), error.position());
  }

  private static ObjectNode inFile(String source, Optional<Position> start) {
    ObjectNode location = JsonNodeFactory.instance.objectNode();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", SourcePath.uri(source));
    start.ifPresent(
        at ->
            physical
                .putObject("region")
                .put("startLine", at.line())
                .put("startColumn", at.column()));
    return location;
  }

  /** The standard's words for what a JSON document is made of (3.33.7). */
  private static String kind(FieldPath path) {
    if (path.equals(FieldPath.ROOT)) {
      return "object";
    }
    return path.isIndex() ? "value" : "property";
  }
}
