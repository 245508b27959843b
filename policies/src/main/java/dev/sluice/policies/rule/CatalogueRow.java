package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ErrorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a file of the catalogue.
 *
 * @param file the file's name without ending
 * @param id the rule's id
 * @param own what the row says
 * @param all what holds for every row of the file that does not say otherwise
 */
record CatalogueRow(String file, String id, JsonNode own, JsonNode all) {

  /** What judging needs of it. */
  RuleInfo info() {
    Map<String, RuleInfo.Parameter> parameters = new LinkedHashMap<>();
    get("parameters").properties().forEach(p -> parameters.put(p.getKey(), parameter(p)));
    RuleInfo info =
        new RuleInfo(
            id,
            text("group"),
            Severity.valueOf(text("severity")),
            Action.valueOf(text("action")),
            RuleInfo.Milder.of(find("milder").orElse("")),
            text("title"),
            find("at").map(at -> new RuleInfo.Light(ErrorType.valueOf(text("type")), at)),
            Collections.unmodifiableMap(parameters),
            get("code").asInt(422));
    if (!Catalogue.GROUPS.contains(info.group())) {
      throw wrong("is in no known group");
    }
    return info;
  }

  private RuleInfo.Parameter parameter(Map.Entry<String, JsonNode> entry) {
    JsonNode schema = entry.getValue().path("schema");
    if (!schema.isObject()) {
      throw wrong("has a parameter without schema");
    }
    return new RuleInfo.Parameter(entry.getValue().path("default"), schema);
  }

  /** A string that it has or the file's rows have. */
  Optional<String> find(String member) {
    return Optional.of(get(member).asText("").strip()).filter(text -> !text.isEmpty());
  }

  private String text(String member) {
    return find(member).orElseThrow(() -> wrong("has no " + member));
  }

  private JsonNode get(String member) {
    JsonNode said = own.path(member);
    return said.isMissingNode() ? all.path(member) : said;
  }

  IllegalStateException wrong(String problem) {
    return new IllegalStateException("catalogue/" + file + ".yaml: " + id + " " + problem);
  }
}
