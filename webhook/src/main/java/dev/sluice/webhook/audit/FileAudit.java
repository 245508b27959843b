package dev.sluice.webhook.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.policies.Judge;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.cluster.Reduction;
import dev.sluice.webhook.source.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Audits files of any number. They are read twice, one at a time: first for what rules on other
 * resources read of each, then to be judged.
 */
public final class FileAudit {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Inputs inputs;
  private final Judge judge;
  private final Check check;
  private final Progress progress;
  private final Map<KindProfile, Reduction> reductions = new HashMap<>();

  /**
   * @param judge with the state
   * @param check by that judge
   */
  public FileAudit(Inputs inputs, Judge judge, Check check, Progress progress) {
    this.inputs = inputs;
    this.judge = judge;
    this.check = check.ofStored();
    this.progress = progress;
  }

  /**
   * The verdicts, in the order of the files.
   *
   * @param look what becomes of each resource while it is at hand
   */
  public CheckResult run(Look look) {
    GivenDocuments given = given();
    Check amid = check.amid(given);
    Collected all = new Collected(look);
    check.ambiguities(given).forEach(all::add);
    int[] files = {0};
    inputs.each(
        source -> {
          all.add(amid.of(List.of(source)), given);
          progress.at("files judged", ++files[0], inputs.size());
        });
    return all.inOrder().with(inputs.leftOut());
  }

  /** Of each document what rules on others read; of kinds that are not judged all. */
  private GivenDocuments given() {
    GivenDocuments.Collector given = new GivenDocuments.Collector(FileAudit::packed);
    int[] files = {0};
    inputs.each(
        source -> {
          check.asStored(source).stream().map(this::reduced).forEach(given::add);
          progress.at("files read", ++files[0], inputs.size());
        });
    return given.given();
  }

  private Document reduced(Document document) {
    JsonNode tree = document.tree();
    return document.with(
        judge
            .profile(tree)
            .map(kind -> reductions.computeIfAbsent(kind, Reduction::of).of(tree))
            .orElse(tree));
  }

  /** As text: a tree takes five times as much, and few are ever asked for. */
  private static Supplier<JsonNode> packed(JsonNode tree) {
    try {
      byte[] text = JSON.writeValueAsBytes(tree);
      return () -> unpacked(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static JsonNode unpacked(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("it was written as JSON", e);
    }
  }
}
