package org.tunebench.app.field;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Target;

/** What the texts of fields mean that are the same on every page. */
public class FieldReaders {
  private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?";

  /** One target, from where the one before it ended; its metric may have any signs in its name. */
  private static final Pattern TARGET =
      Pattern.compile("\\G\\s*(.+?[<>]=)\\s*(%s)\\s*(?:,|$)".formatted(NUMBER));

  /** The same where a comma between digits is the decimal sign. */
  private static final Pattern TARGET_WITH_COMMA =
      Pattern.compile(
          "\\G\\s*(.+?[<>]=)\\s*([+-]?\\d+,\\d+(?:[eE][+-]?\\d{1,3})?|%s)\\s*(?:,|$)"
              .formatted(NUMBER));

  private final Texts texts;

  /**
   * @param texts say what is wrong with a text
   */
  public FieldReaders(Texts texts) {
    this.texts = texts;
  }

  /** What is wrong, in the words of a key. */
  protected final WrongInputException wrong(String key, Object... arguments) {
    return new WrongInputException("", texts.get(key, arguments));
  }

  /** What is wrong with a text, which is named unless it is empty. */
  protected final WrongInputException not(String text, String key, Object... arguments) {
    String right = texts.get(key, arguments);
    return new WrongInputException(
        "", text.isEmpty() ? right : texts.get("Field.Wrong.not", right, text));
  }

  /** A whole number between two bounds, both included. */
  public Function<String, Long> whole(long least, long most) {
    return text -> {
      Long value = asWhole(text);
      if (value == null || value < least || value > most) {
        throw not(text, "Field.Wrong.range", least, most);
      }
      return value;
    };
  }

  /** Any whole number; one that is too large for a computer's is told how large it may be. */
  public Long anyWhole(String text) {
    Long value = asWhole(text);
    if (value == null) {
      throw text.matches("[+-]?\\d+")
          ? not(text, "Field.Wrong.range", Long.MIN_VALUE, Long.MAX_VALUE)
          : not(text, "Field.Wrong.whole");
    }
    return value;
  }

  private static Long asWhole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  /** Any finite number. */
  public Double number(String text) {
    Double value = asNumber(Numbers.typed(text));
    if (value == null) {
      throw not(text, "Field.Wrong.number", Numbers.local("0.5"));
    }
    return value;
  }

  /** A finite number, or null. {@link Double#valueOf} would take {@code 5f} and {@code NaN}. */
  public static Double asNumber(String text) {
    return text.matches(NUMBER) && Double.isFinite(Double.parseDouble(text))
        ? Double.valueOf(text)
        : null;
  }

  /** The same where nothing may be given, too. */
  public static <T> Function<String, Optional<T>> optional(Function<String, T> reader) {
    return text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
  }

  /** A size such as 20GB, in bytes. */
  public Long size(String text) {
    return Sizes.parse("", Numbers.typed(text));
  }

  /** A time such as 8h or 1.5h. */
  public Duration time(String text) {
    Duration time = Durations.parse("", Numbers.typed(text));
    if (time.isZero()) {
      throw wrong("Field.Wrong.time");
    }
    return time;
  }

  /** How many trials in a row without a better one are enough. */
  public Long patience(String text) {
    Long value = asWhole(text);
    if (value == null || value < 1 || value > Integer.MAX_VALUE) {
      throw not(text, "Field.Wrong.patience");
    }
    return value;
  }

  /** Values of metrics, with commas between them; the name of a metric may have a comma in it. */
  public List<Target> targets(String text) {
    List<Target> targets = new ArrayList<>();
    boolean comma = Numbers.decimalSign() == ',';
    Matcher item = (comma ? TARGET_WITH_COMMA : TARGET).matcher(text);
    int end = 0;
    while (item.find()) {
      Target.parse(item.group(1) + Numbers.typed(item.group(2))).ifPresent(targets::add);
      end = item.end();
    }
    if (targets.isEmpty() || end < text.length()) {
      throw not(text, "Field.Wrong.targets");
    }
    return List.copyOf(targets);
  }
}
