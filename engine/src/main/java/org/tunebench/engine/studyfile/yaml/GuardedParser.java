package org.tunebench.engine.studyfile.yaml;

import java.util.OptionalInt;
import org.snakeyaml.engine.v2.common.ScalarStyle;
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
  private ScalarEvent longQuote;

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
      if (isQuoted(scalar) && endOf(scalar) > lineOf(scalar)) {
        longQuote = scalar;
      }
    }
    return event;
  }

  private static boolean isQuoted(ScalarEvent scalar) {
    return scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
        || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
  }

  /**
   * The line on which the last quote of several lines opens, or empty: where a closing quote was
   * forgotten, the next opening one closes it, and nothing that follows that makes sense.
   *
   * @param closing the line on which it has to close
   */
  OptionalInt quoteUpTo(int closing) {
    return longQuote != null && endOf(longQuote) == closing
        ? OptionalInt.of(lineOf(longQuote))
        : OptionalInt.empty();
  }

  private static int lineOf(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static int endOf(Event event) {
    return event.getEndMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private void refuseTag(Event event, String tag) {
    if (tag != null) {
      String shown = tag.replace("tag:yaml.org,2002:", "!!");
      throw wrong(event, "the tag %s is not read: write the plain value without it", shown);
    }
  }

  private StudyFileException wrong(Event event, String message, Object detail) {
    return new StudyFileException(file, lineOf(event), "", message.formatted(detail), null);
  }
}
