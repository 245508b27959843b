package dev.sluice.webhook.dryrun;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The place in a resource that a path of the API server is about. The server leaves out {@code
 * metadata} of templates, some indexes, and calls some fields otherwise than they are written; what
 * cannot be followed ends at the nearest place above.
 */
final class ServerPath {
  private record Step(String token, boolean inBrackets) {
    boolean isIndex() {
      return inBrackets && !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  private final List<Part> way = new ArrayList<>();

  private ServerPath(Part root) {
    way.add(root);
  }

  /**
   * The place; the whole resource where nothing of it is meant.
   *
   * @param template how many steps of the path lead to the pod
   */
  static FieldPath place(RenderedPod pod, int template, String path) {
    List<Step> steps = steps(path);
    ServerPath followed = new ServerPath(pod.root());
    if (steps.size() > template) {
      followed.follow(steps.subList(template, steps.size()));
    } else {
      followed.way.add(pod.spec());
    }
    return followed.nearest();
  }

  private void follow(List<Step> steps) {
    String first = steps.getFirst().token();
    if (first.equals("labels") || first.equals("annotations")) {
      way.add(way.getLast().get("metadata"));
    }
    for (Step step : steps) {
      Optional<Part> next = next(way.getLast(), step);
      next.ifPresent(way::add);
      if (next.isEmpty() || !next.get().isSet()) {
        return;
      }
    }
  }

  private static Optional<Part> next(Part part, Step step) {
    if (part.isList()) {
      return ofList(part.elements(), step);
    }
    if (!part.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        step.inBrackets() ? part.entry(step.token()) : part.get(name(part, step.token())));
  }

  /** An element; where the server leaves out the index the field of the first that has it. */
  private static Optional<Part> ofList(List<? extends Part> elements, Step step) {
    if (step.isIndex()) {
      int index = step.token().length() < 9 ? Integer.parseInt(step.token()) : elements.size();
      return index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty();
    }
    for (Part element : elements) {
      if (element.isObject() && element.has(name(element, step.token()))) {
        return Optional.of(element.get(name(element, step.token())));
      }
    }
    return Optional.empty();
  }

  /** The field that the server means: as {@code initiatorname} or {@code persistentDisk}. */
  private static String name(Part object, String token) {
    if (object.has(token)) {
      return token;
    }
    String wanted = token.toLowerCase(Locale.ROOT);
    for (String name : object.names()) {
      if (name.toLowerCase(Locale.ROOT).endsWith(wanted)) {
        return name;
      }
    }
    return token;
  }

  private FieldPath nearest() {
    return way.reversed().stream()
        .flatMap(part -> part.place().stream())
        .findFirst()
        .orElse(FieldPath.ROOT);
  }

  /** Fields after dots, keys and indexes in brackets. */
  private static List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      boolean bracket = path.charAt(at) == '[';
      int end = bracket ? path.indexOf(']', at) : end(path, at);
      end = end < 0 ? path.length() : end;
      String token = path.substring(bracket ? at + 1 : at, end);
      if (!token.isEmpty()) {
        steps.add(new Step(token, bracket));
      }
      boolean dot = end < path.length() && path.charAt(end) == '.';
      at = end + (bracket || dot ? 1 : 0);
    }
    return steps;
  }

  private static int end(String path, int from) {
    int end = from;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return end;
  }
}
