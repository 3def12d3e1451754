package org.tunebench.engine.studyfile.hydra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;

/**
 * Reads the value of an override as Hydra's grammar has it: {@code choice(a, b)}, {@code range(1,
 * 9)}, {@code tag(log, int(interval(1, 100)))}, or {@code a,b}.
 */
final class OverrideText {
  private static final Pattern CALL =
      Pattern.compile("([A-Za-z_]\\w*)\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern NAMED =
      Pattern.compile("([A-Za-z_]\\w*)\\s*=\\s*(.*)", Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d(_?\\d){0,17}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(\\d[\\d_]*\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** What a command takes for one word without quotes around it. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_./:+%@-]+");

  private final boolean withStop;
  private final boolean wholeIntervals;

  /**
   * @param withStop whether a range has its end among its values
   */
  OverrideText(boolean withStop) {
    this(withStop, false);
  }

  /**
   * @param withStop whether a range has its end among its values
   * @param wholeIntervals whether an interval that begins with a whole number has whole ones alone
   */
  OverrideText(boolean withStop, boolean wholeIntervals) {
    this.withStop = withStop;
    this.wholeIntervals = wholeIntervals;
  }

  /**
   * Reads a value.
   *
   * @throws WrongInputException if it cannot be read
   */
  Sweep read(String text) {
    List<String> parts = split(text);
    if (parts.size() > 1) {
      return values(parts);
    }
    Matcher call = CALL.matcher(text.strip());
    return call.matches()
        ? call(call.group(1), Call.of(call.group(1), call.group(2)))
        : values(parts);
  }

  /** The arguments of a function. */
  private record Call(String name, List<String> places, Map<String, String> named) {
    static Call of(String name, String arguments) {
      List<String> places = new ArrayList<>();
      Map<String, String> named = new LinkedHashMap<>();
      for (String argument : arguments.isBlank() ? List.<String>of() : split(arguments)) {
        Matcher pair = NAMED.matcher(argument);
        if (pair.matches()) {
          named.put(pair.group(1), pair.group(2).strip());
        } else {
          places.add(argument);
        }
      }
      return new Call(name, places, named);
    }

    /** The argument of a name, wherever it stands; or what stands for it. */
    String argument(int place, String key, String otherwise) {
      String given = named.getOrDefault(key, place < places.size() ? places.get(place) : otherwise);
      if (given == null) {
        throw new WrongInputException("", "%s() needs '%s'".formatted(name, key));
      }
      return given;
    }

    /** The one argument that is a sweep itself; several are the values of one. */
    String inner(String key) {
      return named.containsKey(key) ? named.get(key) : String.join(",", places);
    }
  }

  private Sweep call(String name, Call call) {
    return switch (name) {
      case "choice" -> choice(call);
      case "range" -> range(call);
      case "interval" -> interval(call);
      case "tag" -> tag(call);
      // Which comes first is the sampler's to say.
      case "shuffle", "sort" -> read(call.inner("sweep"));
      case "int", "float", "str", "bool" -> cast(name, read(call.inner("value")));
      default ->
          throw new WrongInputException(
              "",
              "cannot be honoured: there is no %s() here; there are choice, range, interval, tag, sort, shuffle, int, float, str and bool"
                  .formatted(name));
    };
  }

  private Sweep choice(Call call) {
    if (call.places.isEmpty()) {
      throw new WrongInputException("", "choice() names no value");
    }
    return call.places.size() == 1 ? read(call.places.get(0)) : values(call.places);
  }

  private Sweep range(Call call) {
    boolean isStopAlone = call.places.size() == 1 && !call.named.containsKey("stop");
    Object start = isStopAlone ? (Object) 0L : number(call.argument(0, "start", "0"));
    Object stop = number(call.argument(isStopAlone ? 0 : 1, "stop", null));
    Object step = number(call.argument(2, "step", "1"));
    boolean whole = List.of(start, stop, step).stream().allMatch(Long.class::isInstance);
    return new Sweep.Steps(real(start), real(stop), real(step), whole, withStop);
  }

  private Sweep interval(Call call) {
    Object start = number(call.argument(0, "start", null));
    return new Sweep.Between(
        real(start),
        real(number(call.argument(1, "end", null))),
        wholeIntervals && start instanceof Long,
        false);
  }

  private Sweep tag(Call call) {
    int last = call.places.size() - 1;
    Sweep inner = read(call.argument(last, "sweep", null));
    boolean log = call.places.contains("log");
    return log && inner instanceof Sweep.Between between
        ? new Sweep.Between(between.low(), between.high(), between.whole(), true)
        : inner;
  }

  private static Sweep cast(String to, Sweep sweep) {
    if (sweep instanceof Sweep.Values many) {
      return new Sweep.Values(many.values().stream().map(value -> cast(to, value)).toList());
    }
    boolean whole = to.equals("int");
    if (!whole && !to.equals("float")) {
      throw new WrongInputException("", "%s() takes values, not a range".formatted(to));
    }
    if (sweep instanceof Sweep.Steps steps) {
      return new Sweep.Steps(
          cut(steps.start(), whole),
          cut(steps.stop(), whole),
          cut(steps.step(), whole),
          whole,
          steps.withStop());
    }
    Sweep.Between between = (Sweep.Between) sweep;
    return new Sweep.Between(
        cut(between.low(), whole), cut(between.high(), whole), whole, between.log());
  }

  /** As Python makes a whole number of another. */
  private static double cut(double number, boolean whole) {
    return whole ? (double) (long) number : number;
  }

  private static Object cast(String to, Object value) {
    String text = value.toString();
    return switch (to) {
      case "int" -> (Object) (long) real(number(text));
      case "float" -> (Object) real(number(text));
      case "str" -> text;
      default -> Boolean.parseBoolean(text.toLowerCase(Locale.ROOT));
    };
  }

  private static Sweep values(List<String> parts) {
    return new Sweep.Values(parts.stream().map(OverrideText::value).toList());
  }

  private static Object value(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (WHOLE.matcher(text).matches() || REAL.matcher(text).matches()) {
      return number(text);
    }
    if (word.equals("true") || word.equals("false")) {
      return Boolean.parseBoolean(word);
    }
    if (CALL.matcher(text).matches()) {
      throw new WrongInputException("", "%s cannot stand among values".formatted(text));
    }
    boolean quoted =
        text.length() > 1
            && "'\"".indexOf(text.charAt(0)) >= 0
            && text.endsWith(text.substring(0, 1));
    String inner = quoted ? text.substring(1, text.length() - 1) : text;
    // Quotes that Hydra needs stay: the value is written into an override again.
    return quoted && WORD.matcher(inner).matches() ? inner : text;
  }

  private static Object number(String text) {
    String plain = text.strip().replace("_", "");
    if (WHOLE.matcher(plain).matches()) {
      return Long.parseLong(plain);
    }
    if (REAL.matcher(plain).matches()) {
      double value = Double.parseDouble(plain);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw new WrongInputException("", "'%s' must be a number".formatted(text));
  }

  private static double real(Object number) {
    return ((Number) number).doubleValue();
  }

  /** Splits at commas that stand in no brackets and no quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote && text.charAt(i - 1) != '\\' ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      }
      if (c == ',' && depth == 0 && quote == 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    if (depth != 0 || quote != 0) {
      throw new WrongInputException(
          "", "a %s is not closed".formatted(quote != 0 ? "quotation mark" : "bracket"));
    }
    if (parts.contains("")) {
      throw new WrongInputException("", "a value between commas is missing");
    }
    return parts;
  }
}
