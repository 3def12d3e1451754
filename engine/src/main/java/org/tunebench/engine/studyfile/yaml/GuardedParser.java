package org.tunebench.engine.studyfile.yaml;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Refuses what no study file needs, before it can do harm: tags, and groups within groups without
 * end, on which the composer would run out of stack.
 */
final class GuardedParser implements Parser {
  private final Parser parser;
  private final String file;
  private int depth;

  GuardedParser(Parser parser, String file) {
    this.parser = parser;
    this.file = file;
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
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof CollectionStartEvent start) {
      refuseTag(event, start.getTag().orElse(null));
      if (++depth > Limits.DEPTH) {
        throw wrong(event, "more than %d groups within each other: write it flatter", Limits.DEPTH);
      }
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    } else if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag().orElse(null));
    }
    return event;
  }

  private void refuseTag(Event event, String tag) {
    if (tag != null) {
      String shown = tag.replace("tag:yaml.org,2002:", "!!");
      throw wrong(event, "the tag %s is not read: write the plain value without it", shown);
    }
  }

  private StudyFileException wrong(Event event, String message, Object detail) {
    int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return new StudyFileException(file, line, "", message.formatted(detail), null);
  }
}
