package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.io.PrintWriter;
import java.util.Collection;

/** Objects of the Kubernetes API as YAML documents, as kubectl takes them. */
public final class ObjectsYaml {
  private final PrintWriter out;
  private String before = "";

  /**
   * @param out where to write
   */
  public ObjectsYaml(PrintWriter out) {
    this.out = out;
  }

  /**
   * Writes one more object.
   *
   * @param comments lines above it
   */
  public void write(JsonNode object, Collection<String> comments) {
    out.print(before);
    comments.forEach(line -> out.print("# " + YamlText.comment(line) + "\n"));
    new YamlLines(new Terminal(Integer.MAX_VALUE, false), out)
        .write(new YamlItem(object, null, FieldPath.ROOT, PartComment.NONE));
    before = "---\n";
  }
}
