package org.tunebench.engine.objective.command;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;

/**
 * Text with places for values: <code>--lr={{ lr }}</code>, and for words that a truth value decides
 * on, as {@link Place} has them. A value is filled in as it is: nothing in it is looked at again,
 * whatever it contains.
 */
final class Template {
  private static final Pattern PLACE =
      Pattern.compile("\\{\\{(.*?)\\}\\}|\\$\\{envvar:([^}]*)\\}", Pattern.DOTALL);

  private final String text;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> switches = new LinkedHashSet<>();

  /**
   * @param field the field that the text stands in, for the message
   * @throws WrongInputException if a place is not closed
   */
  Template(String field, String text) {
    this.text = text;
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      if (places.group(1) != null) {
        Place place = Place.of(places.group(1));
        names.add(place.name());
        if (place.isSwitch()) {
          switches.add(place.name());
        }
      }
    }
    if (PLACE.matcher(text).replaceAll("").contains("{{")) {
      throw new WrongInputException(
          field, "'%s' has {{ without }}: write {{ name }}".formatted(text));
    }
  }

  /** The names that occur. */
  Set<String> names() {
    return names;
  }

  /** The names among them that words depend on: those of truth values. */
  Set<String> switches() {
    return switches;
  }

  /** Whether it is one place for a value and nothing else. */
  boolean isPlace() {
    Matcher place = PLACE.matcher(text);
    return names.size() == 1
        && switches.isEmpty()
        && place.lookingAt()
        && place.end() == text.length();
  }

  /** The text with its values, or empty where one of them is nothing in this trial. */
  Optional<String> fill(TrialValues values) {
    StringBuilder filled = new StringBuilder();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      String name = places.group(1);
      Optional<String> value =
          name == null ? environment(places.group(2)) : Place.of(name).fill(values);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(places.appendTail(filled).toString());
  }

  private static Optional<String> environment(String name) {
    return Optional.of(Optional.ofNullable(System.getenv(name)).orElse(""));
  }

  @Override
  public String toString() {
    return text;
  }
}
