package dev.sluice.webhook.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import dev.sluice.webhook.TestFiles;
import java.util.List;
import java.util.stream.Stream;

/** Recorded reviews, and the objects of the contract kit as reviews, with odd values in them. */
final class OddReviews {
  private static final int LARGE = 20_000;

  private static final List<JsonNode> REVIEWS =
      Stream.concat(
              TestFiles.below(TestFiles.resource("reviews"), ".json").stream()
                  .map(TestFiles::text)
                  .filter(text -> text.length() < LARGE && !text.contains("\"DELETE\""))
                  .map(OddReviews::json),
              KitCase.all().map(KitReviews::of))
          .toList();

  private OddReviews() {}

  /** One of them as it is. */
  static ObjectNode review(Choices choices) {
    return choices.pick(REVIEWS).deepCopy();
  }

  /** One with up to so many odd values below a place. */
  static ObjectNode odd(Choices choices, int most) {
    ObjectNode review = review(choices);
    OddValues odd = new OddValues(choices, choices.pick(REVIEWS));
    for (int changes = choices.between(1, most); changes > 0; changes--) {
      odd.change(review);
    }
    return review;
  }

  /** Changes up to so many values below a node. */
  static void change(JsonNode node, Choices choices, int most) {
    OddValues odd = new OddValues(choices, choices.pick(REVIEWS));
    for (int changes = choices.between(1, most); changes > 0; changes--) {
      odd.changeBelow(node);
    }
  }

  private static JsonNode json(String text) {
    try {
      return RunningServer.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
