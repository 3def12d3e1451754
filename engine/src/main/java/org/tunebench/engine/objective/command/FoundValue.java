package org.tunebench.engine.objective.command;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pattern of the study's own has found for a value. A pattern such as {@code loss: ([\d.]+)}
 * ends in the middle of {@code 1,5} and of {@code 1.5e-3}: what it has cut off may not get lost,
 * since a part of a number is another number.
 */
final class FoundValue {
  /** What may follow a number that goes on. */
  private static final Pattern REST =
      Pattern.compile("(?:\\d|[.,'’_](?=\\d)|[eE](?=[+-]?\\d)|(?<=[eE])[+-](?=\\d))++");

  private static final Pattern ENDS_AS_NUMBER = Pattern.compile(".*[\\d.]", Pattern.DOTALL);

  /** Stands in no log line, and in no pattern. */
  private static final String NOTHING_KNOWN = "\u0001";

  private FoundValue() {}

  /**
   * The text of a group, with the rest of the number where the group ends within one. A pattern
   * that asks for what follows, such as the comma of a table's column, ends there on purpose.
   *
   * @param matching gives the pattern's matcher of a line
   */
  static String of(MatchResult found, int group, String line, Function<String, Matcher> matching) {
    String value = found.group(group);
    int end = found.end(group);
    Matcher rest = REST.matcher(line).useTransparentBounds(true).region(end, line.length());
    if (!ENDS_AS_NUMBER.matcher(value).matches() || !rest.lookingAt()) {
      return value;
    }
    String changed = line.substring(0, end) + NOTHING_KNOWN + line.substring(end + 1);
    Matcher again = matching.apply(changed);
    boolean onPurpose = !again.find(found.start()) || again.end(group) != end;
    return onPurpose ? value : value + rest.group();
  }
}
