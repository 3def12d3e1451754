package org.tunebench.app.builder;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the form wrote behind a # into the text beside it, which goes once it does not hold. */
final class OwnComments {
  private final Set<String> written = new HashSet<>();

  private static List<String> in(String text) {
    return text.lines().map(String::strip).filter(line -> line.startsWith("#")).toList();
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
   * whoever brings it back, such as by undo, keeps it.
   *
   * @param now what the form would write
   */
  String takenOut(String text, String now) {
    Set<String> gone = new HashSet<>(written);
    in(now).forEach(gone::remove);
    written.removeAll(gone);
    if (gone.isEmpty()) {
      return text;
    }
    return text.lines()
        .filter(line -> !gone.contains(line.strip()))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
