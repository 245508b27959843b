package dev.sluice.webhook.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an API server says of an object that it only tried.
 *
 * @param code of HTTP
 * @param status of kind Status where it refuses; a missing node where it said something else
 * @param headers {@code Warning} headers as they came
 */
record Answer(int code, JsonNode status, List<String> headers) {
  private static final int CONFLICT = 409;

  /**
   * A problem as the server says it.
   *
   * @param field the server's path; empty where it names none
   * @param reason its short word, such as {@code FieldValueRequired}; empty where it gives none
   * @param message what is wrong
   */
  record Problem(String field, String reason, String message) {
    /** Whether something is missing, which a system of which not all is known may still add. */
    boolean isOfMissing() {
      return reason.equals("FieldValueRequired");
    }
  }

  /** Whether it would be created; what is there already was found right before it is in the way. */
  boolean isAccepted() {
    return code / 100 == 2 || code == CONFLICT;
  }

  /** Whether it is the object that is refused, and not the caller or the moment. */
  boolean isRefusal() {
    return switch (code) {
      case 401, 404, 408, CONFLICT, 429 -> false;
      case 403 -> !isOfCaller();
      default -> code / 100 == 4 && status.isObject();
    };
  }

  /** Whether the caller may not ask; its user is named first, in all versions. */
  private boolean isOfCaller() {
    return message().contains("User \"") && message().contains(" cannot ");
  }

  String message() {
    String message = status.path("message").asText("");
    return message.isEmpty() ? "HTTP " + code : message;
  }

  /** Why the object is refused: each cause, or the message where none names a field. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (JsonNode cause : status.path("details").path("causes")) {
      String field = cause.path("field").asText("");
      String message = cause.path("message").asText("");
      if (!field.isEmpty() && !message.isEmpty()) {
        problems.add(new Problem(field, cause.path("reason").asText(""), message));
      }
    }
    return problems.isEmpty() ? List.of(whole()) : problems;
  }

  /** The message without the object that it begins with; of a wrong type with its Go field. */
  private Problem whole() {
    String message = message();
    String field = between(message, "Go struct field ", " of type ");
    if (!field.isEmpty()) {
      String path = field.substring(field.indexOf('.') + 1);
      return new Problem(path, "FieldValueTypeInvalid", after(message, "json: "));
    }
    return new Problem("", "FieldValueForbidden", after(message, " is forbidden: "));
  }

  /** What it warns of, though it accepts the object. */
  List<Problem> warnings() {
    return headers.stream().map(Answer::text).map(Answer::warning).toList();
  }

  private static Problem warning(String text) {
    if (text.startsWith("unknown field ")) {
      return new Problem(between(text, "\"", "\""), "", "unknown field, which is dropped");
    }
    if (text.startsWith("duplicate field ")) {
      return new Problem(between(text, "\"", "\""), "", "duplicate field; the last one counts");
    }
    int colon = text.indexOf(": ");
    boolean hasPath = colon > 0 && text.indexOf(' ') > colon && !text.startsWith("metadata.name");
    return hasPath
        ? new Problem(text.substring(0, colon), "", text.substring(colon + 2))
        : new Problem("", "", text);
  }

  /** Of {@code 299 - "text"} the text. */
  private static String text(String header) {
    int start = header.indexOf('"');
    int end = header.lastIndexOf('"');
    return start < 0 || end <= start
        ? header
        : header.substring(start + 1, end).replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static String after(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(at + mark.length());
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before);
    int end = start < 0 ? -1 : text.indexOf(after, start + before.length());
    return end < 0 ? "" : text.substring(start + before.length(), end);
  }
}
