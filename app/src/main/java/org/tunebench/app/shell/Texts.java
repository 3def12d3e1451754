package org.tunebench.app.shell;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All words of the screens, from one bundle with dotted keys. */
public final class Texts {
  private static final int NAMED = 5;

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?:,number)?}");

  private final ResourceBundle bundle;

  /** The texts in a language; numbers in them follow the locale. */
  public Texts(Locale locale) {
    this.bundle = ResourceBundle.getBundle("org.tunebench.ui.texts", locale);
  }

  /** The bundle itself, for FXML loaders. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /** A text whose key may be that of nothing that has a text. */
  public Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  /**
   * A text with its places filled in.
   *
   * @param key dotted: {@code Study.Start}
   * @param arguments for {@code {0}}, {@code {1}} …, as {@link MessageFormat} takes them
   */
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    return arguments.length == 0
        ? text
        : new MessageFormat(ungrouped(text, arguments), Numbers.locale()).format(arguments);
  }

  /**
   * Names within a sentence, which stays one however many there are: the first ones, and how many
   * more.
   *
   * @param most how many are named at most, unless one more is all there is
   */
  public String names(List<String> names, int most) {
    if (names.size() <= most + 1) {
      return String.join(", ", names);
    }
    return get("App.NamesAndMore", String.join(", ", names.subList(0, most)), names.size() - most);
  }

  /** The same of as many names as a sentence has room for beside what else it says. */
  public String names(List<String> names) {
    return names(names, NAMED);
  }

  /**
   * Digits are grouped nowhere on a screen: what groups them in one language is the decimal sign of
   * another, and no field takes it.
   */
  private static String ungrouped(String text, Object... arguments) {
    if (Arrays.stream(arguments).noneMatch(Number.class::isInstance)) {
      return text;
    }
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              int at = Integer.parseInt(place.group(1));
              Object argument = at < arguments.length ? arguments[at] : null;
              return Matcher.quoteReplacement(
                  form(argument, text)
                      .map(form -> "{" + at + ",number," + form + "}")
                      .orElse(place.group()));
            });
  }

  private static Optional<String> form(Object argument, String text) {
    if (argument instanceof Integer || argument instanceof Long) {
      return Optional.of("0");
    }
    // Within a choice its own sign would be read as one of the choice.
    return argument instanceof Double && !text.contains(",choice,")
        ? Optional.of("0.###")
        : Optional.empty();
  }
}
