package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.ScriptOption.Limits;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** An option of a script as what is said of it comes in, in whatever order. */
final class OptionDraft {
  private static final Map<String, Type> TYPES =
      Map.of(
          "int", Type.WHOLE,
          "INT", Type.WHOLE,
          "float", Type.REAL,
          "FLOAT", Type.REAL,
          "str", Type.TEXT,
          "STRING", Type.TEXT);

  private static final int LONGEST_HELP = 200;

  final List<String> flags = new ArrayList<>();
  private final int line;
  private String name = "";
  private String off;
  private Type type;
  private Object standard;
  private List<Object> choices = List.of();
  private Limits limits = Limits.NONE;
  private String help = "";

  OptionDraft(int line) {
    this.line = line;
  }

  /** The value of a constant, or empty for anything else. */
  static Optional<Object> constant(Expression expression) {
    return expression instanceof Constant constant
        ? Optional.ofNullable(constant.value())
        : Optional.empty();
  }

  /** The text of a constant, or empty for anything else. */
  static Optional<String> text(Expression expression) {
    return constant(expression).filter(String.class::isInstance).map(String.class::cast);
  }

  /** The last part of a name, or of what a call calls; empty for anything else. */
  static String word(Expression expression) {
    return expression instanceof Name called
        ? called.last()
        : expression instanceof Call call ? call.last() : "";
  }

  void call(String given) {
    name = given;
  }

  boolean isCalled() {
    return !name.isEmpty();
  }

  /** What the script calls it, or empty. */
  String called() {
    return name;
  }

  /** The first long flag, or else the first. */
  String longFlag() {
    return flags.stream().filter(flag -> flag.startsWith("--")).findFirst().orElse(flags.get(0));
  }

  /** After the first long flag, as Python names what it stands for. */
  void callByFlag() {
    name = longFlag().replaceFirst("^-+", "").replace('-', '_');
  }

  void take(Type given) {
    type = given;
  }

  boolean hasType() {
    return type != null;
  }

  /** It is there or not, or has a second flag that says no. */
  void beSwitch(String no) {
    type = Type.SWITCH;
    off = no;
  }

  /**
   * What a function makes of the text that is given: known by its name, as in {@code int}, {@code
   * positive_int} and {@code click.FLOAT}; of truth values no more than their words are known.
   */
  void takeAs(Expression function) {
    if (function instanceof Call of && of.name().equals("type") && of.arguments().size() == 1) {
      takeTypeOf(of.arguments().get(0));
      return;
    }
    String called = word(function);
    Set<String> words = Set.copyOf(List.of(called.toLowerCase(Locale.ROOT).split("_")));
    if (TYPES.containsKey(called)) {
      type = TYPES.get(called);
    } else if (called.toLowerCase(Locale.ROOT).matches(".+bool.*|strtobool|bool_.+")) {
      type = Type.TEXT;
      choices = List.of("True", "False");
    } else {
      type = words.contains("int") ? Type.WHOLE : words.contains("float") ? Type.REAL : Type.OTHER;
    }
  }

  /** {@code type=type(0.1)}. */
  private void takeTypeOf(Expression example) {
    Object value = constant(example).orElse(null);
    type =
        value instanceof Long
            ? Type.WHOLE
            : value instanceof Double
                ? Type.REAL
                : value instanceof String ? Type.TEXT : Type.OTHER;
  }

  /** All that it takes; what is not written out leaves it to be passed over. */
  void choose(Expression items) {
    List<Object> values = new ArrayList<>();
    List<Expression> parts = items instanceof Items list ? list.parts() : List.of();
    for (Expression part : parts) {
      boolean none = part instanceof Constant constant && constant.value() == null;
      Optional<Object> value = constant(part);
      if (value.isEmpty() && !none) {
        type = Type.OTHER;
        return;
      }
      value.ifPresent(values::add);
    }
    choices = values.stream().distinct().toList();
    type = choices.isEmpty() ? Type.OTHER : type;
  }

  void chooseWords(String... words) {
    choices = List.copyOf(Arrays.asList(words));
    type = Type.TEXT;
  }

  void standard(Expression given) {
    standard = constant(given).orElse(null);
  }

  /** Narrows what a number may be; bounds that are not written out are none. */
  void limit(Optional<Expression> low, Optional<Expression> high) {
    limits = new Limits(number(low).orElse(limits.low()), number(high).orElse(limits.high()));
  }

  private static Optional<Double> number(Optional<Expression> bound) {
    return bound
        .flatMap(OptionDraft::constant)
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue());
  }

  /** The first sentences of it, on one line. */
  void help(Expression given) {
    String all = text(given).orElse("").strip().replaceAll("\\s+", " ");
    help = all.length() > LONGEST_HELP ? all.substring(0, LONGEST_HELP).strip() + "…" : all;
  }

  /**
   * The option.
   *
   * @param instead the default where it has another than was said here
   */
  ScriptOption option(Optional<Expression> instead) {
    Object said = standard;
    instead.ifPresent(this::standard);
    ScriptOption option = option();
    standard = said;
    return option;
  }

  ScriptOption option() {
    Type known = type == null ? guessedType() : type;
    boolean fits = choices.stream().allMatch(choice -> fits(choice, known));
    return new ScriptOption(
        flags,
        Optional.ofNullable(off),
        name,
        fits ? known : Type.OTHER,
        Optional.ofNullable(standard)
            .map(value -> asChoice(as(known, value)))
            .filter(value -> fits(value, known)),
        choices.stream().map(choice -> as(known, choice)).toList(),
        limits,
        help.replace("%(default)s", standard == null ? "None" : String.valueOf(standard))
            .replace("%%", "%"),
        line);
  }

  /** Where the script says no type: what its choices and its default are. */
  private Type guessedType() {
    Object example = choices.isEmpty() ? standard : choices.get(0);
    return example instanceof Long
        ? Type.WHOLE
        : example instanceof Double
            ? Type.REAL
            : example instanceof Boolean ? Type.OTHER : Type.TEXT;
  }

  /** A truth value that is given by a word is that word. */
  private Object asChoice(Object value) {
    return value instanceof Boolean
        ? choices.stream()
            .filter(choice -> String.valueOf(choice).equalsIgnoreCase(value.toString()))
            .findFirst()
            .orElse(value)
        : value;
  }

  private static Object as(Type type, Object value) {
    return type == Type.REAL && value instanceof Long whole ? (Object) whole.doubleValue() : value;
  }

  private static boolean fits(Object value, Type type) {
    return switch (type) {
      case WHOLE -> value instanceof Long;
      case REAL -> value instanceof Number;
      case TEXT -> value instanceof String;
      case SWITCH -> value instanceof Boolean;
      case OTHER -> false;
    };
  }
}
