package org.tunebench.app.builder;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the form wrote behind a # into the text beside it, which goes once it does not hold. */
final class OwnComments {
  /** What keeps a parameter from being written, in its place. */
  private static final Pattern OF_PARAMETER =
      Pattern.compile("  # ([\\p{L}_][\\p{L}\\p{N}_.-]*): .*");

  private final Set<String> written = new HashSet<>();

  private static List<String> in(String text) {
    return text.lines().filter(line -> line.strip().startsWith("#")).toList();
  }

  /** The form wrote this whole text. */
  void wrote(String text) {
    written.clear();
    written.addAll(in(text));
  }

  /** Whether there can be none in the text. */
  boolean isEmpty() {
    return written.isEmpty();
  }

  /**
   * A text without the comments of the form that do not hold any more. Each is taken out once:
   * whoever brings it back, such as by undo, keeps it. What stands for a parameter stays while
   * something does, since nothing else tells of it.
   *
   * @param now what the form would write
   */
  String takenOut(String text, String now) {
    Set<String> gone = new HashSet<>(written);
    in(now).forEach(gone::remove);
    gone.removeIf(line -> standsForAParameter(line, now));
    if (gone.isEmpty()) {
      return text;
    }
    written.removeAll(gone);
    return text.lines()
        .filter(line -> !gone.contains(line))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static boolean standsForAParameter(String line, String now) {
    Matcher comment = OF_PARAMETER.matcher(line);
    return comment.matches()
        && now.lines().anyMatch(other -> other.startsWith("  # " + comment.group(1) + ": "));
  }
}
