package org.tunebench.engine.objective.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the braces of a template: a name for its value, or words that are there where
 * a truth value is true, as templates of Jinja have it: <code>{{ '--amp' if amp }}</code>, <code>
 * {{ '--amp' if amp else '--no-amp' }}</code>.
 *
 * @param name of the parameter, or of something of the trial's own
 * @param yes what to write where it is true; empty where its value is written
 * @param no what to write where it is not; empty where the argument is left out then
 */
record Place(String name, Optional<String> yes, Optional<String> no) {
  private static final Pattern SWITCH =
      Pattern.compile(
          "(['\"])(.*?)\\1\\s+if\\s+([^\\s'\"]+)(?:\\s+else\\s+(['\"])(.*?)\\4)?", Pattern.DOTALL);

  /** Reads what stands between the braces. */
  static Place of(String inner) {
    Matcher words = SWITCH.matcher(inner.strip());
    return words.matches()
        ? new Place(
            words.group(3), Optional.of(words.group(2)), Optional.ofNullable(words.group(5)))
        : new Place(inner.strip(), Optional.empty(), Optional.empty());
  }

  /** Whether it is there for a truth value rather than to write a value. */
  boolean isSwitch() {
    return yes.isPresent();
  }

  /** What is written, or empty where that is nothing at all. */
  Optional<String> fill(TrialValues values) {
    return isSwitch()
        ? values.configuration().get(name).flatMap(on -> Boolean.TRUE.equals(on) ? yes : no)
        : values.text(name);
  }
}
