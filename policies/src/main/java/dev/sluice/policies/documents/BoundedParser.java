package dev.sluice.policies.documents;

import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Passes events on until the document gets too deep or too large, before any node is made of them.
 * SnakeYAML has a limit for the depth, but does not say where it was passed.
 */
final class BoundedParser implements Parser {
  private final Parser parser;
  private final Part part;
  private final Budget events;
  private int depth;

  BoundedParser(Parser parser, Part part, Budget events) {
    this.parser = parser;
    this.part = part;
    this.events = events;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public Event getEvent() {
    Event event = parser.getEvent();
    switch (event.getEventId()) {
      case SequenceStart, MappingStart -> open(event);
      case SequenceEnd, MappingEnd -> depth--;
      case Scalar -> scalar((ScalarEvent) event);
      default -> {}
    }
    return event;
  }

  private void open(Event event) {
    count(event);
    if (++depth > Documents.MAX_DEPTH) {
      throw new Unreadable(at(event), Problems.TOO_DEEP);
    }
  }

  private void scalar(ScalarEvent event) {
    count(event);
    if ("!".equals(event.getTag())) {
      throw new Unreadable(at(event), "a tag without a name; remove the '!', or quote the text");
    }
  }

  private void count(Event event) {
    events.spend(at(event));
  }

  private Position at(Event event) {
    return part.atCodePoint(event.getStartMark().getIndex());
  }
}
