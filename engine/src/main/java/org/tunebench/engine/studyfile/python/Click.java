package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** {@code @click.option("--lr", default=1e-3, type=click.FloatRange(0, 1), help="…")}. */
final class Click {
  private static final String OPTION = "option";

  /** What makes a command of a function. */
  static final String COMMAND = "command";

  /** What makes a command that has others. */
  static final String GROUP = "group";

  /** Decorators that declare no option of the person's. */
  private static final Set<String> HARMLESS =
      Set.of(
          OPTION,
          COMMAND,
          GROUP,
          "argument",
          "version_option",
          "help_option",
          "pass_context",
          "pass_obj");

  /** Settings that make an option take something else than one value. */
  private static final List<String> OTHERS = List.of("multiple", "count", "nargs", "flag_value");

  private static final List<String> OPEN = List.of("ignore_unknown_options", "allow_extra_args");

  private Click() {}

  /** Whether a line is {@code @….option("--…"}. */
  static boolean declares(Line line) {
    return decorator(line).equals(OPTION)
        && line.tokens().stream()
            .anyMatch(t -> t.kind() == Token.Kind.STRING && t.text().startsWith("-"));
  }

  /** The last part of the name of a decorator, or empty for any other line. */
  static String decorator(Line line) {
    if (!line.first().is("@")) {
      return "";
    }
    String name = "";
    for (Token token : line.tokens().subList(1, line.tokens().size())) {
      if (token.is("(")) {
        break;
      }
      name = token.is(".") ? name : token.text();
    }
    return name;
  }

  static ScriptOptions read(List<Line> lines) {
    boolean isClosed =
        lines.stream()
            .flatMap(line -> line.tokens().stream())
            .noneMatch(token -> OPEN.contains(token.text()));
    return ClickCommands.of(lines).options(isClosed);
  }

  /**
   * Takes in what a decorator says of the options of a command.
   *
   * @return whether that could be told
   */
  static boolean read(Line line, List<ScriptOption> options) {
    if (declares(line)) {
      Optional<ScriptOption> option = OptionReader.call(line, 1).flatMap(Click::option);
      option.ifPresent(options::add);
      return option.isPresent();
    }
    return HARMLESS.contains(decorator(line));
  }

  /** Whether a line declares an option that cannot be told. */
  static boolean isUnread(Line line) {
    return decorator(line).equals(OPTION)
        && OptionReader.calls(line, OPTION)
        && OptionReader.call(line, 1).flatMap(Click::option).isEmpty();
  }

  private static Optional<ScriptOption> option(Call call) {
    OptionDraft draft = new OptionDraft(call.line());
    for (Expression argument : call.arguments()) {
      Optional<String> declared = OptionDraft.text(argument);
      if (declared.isEmpty()) {
        return Optional.empty();
      }
      name(draft, declared.get());
    }
    if (draft.flags.isEmpty()) {
      return Optional.empty();
    }
    if (!draft.isCalled()) {
      draft.callByFlag();
    }
    describe(draft, call.named());
    return Optional.of(draft.option());
  }

  /** {@code "--amp/--no-amp"} has one flag for yes and one for no. */
  static void name(OptionDraft draft, String declared) {
    int slash = declared.indexOf('/', 1);
    if (!declared.startsWith("-")) {
      draft.call(declared);
    } else if (slash < 0) {
      draft.flags.add(declared.strip());
    } else {
      draft.flags.add(declared.substring(0, slash).strip());
      draft.beSwitch(declared.substring(slash + 1).strip());
    }
  }

  private static void describe(OptionDraft draft, Map<String, Expression> said) {
    Optional.ofNullable(said.get("default")).ifPresent(draft::standard);
    Optional.ofNullable(said.get("help")).ifPresent(draft::help);
    Expression isFlag = said.get("is_flag");
    if (isFlag instanceof Constant flag && Boolean.TRUE.equals(flag.value()) && !draft.hasType()) {
      draft.beSwitch(null);
    }
    if (!draft.hasType()) {
      Optional.ofNullable(said.get("type")).ifPresent(type -> type(draft, type));
      boolean isTruth =
          OptionDraft.constant(said.get("default")).filter(Boolean.class::isInstance).isPresent();
      if (!draft.hasType() && isTruth) {
        draft.chooseWords("true", "false");
      }
    }
    if (OTHERS.stream().anyMatch(said::containsKey)) {
      draft.take(Type.OTHER);
    }
  }

  private static void type(OptionDraft draft, Expression type) {
    String word = OptionDraft.word(type);
    List<Expression> given = type instanceof Call call ? call.arguments() : List.of();
    Map<String, Expression> named = type instanceof Call call ? call.named() : Map.of();
    switch (word) {
      case "bool", "BOOL" -> draft.chooseWords("true", "false");
      case "Choice" -> {
        draft.take(Type.TEXT);
        draft.choose(given.isEmpty() ? named.getOrDefault("choices", type) : given.get(0));
      }
      case "IntRange", "FloatRange" -> {
        draft.take(word.startsWith("Int") ? Type.WHOLE : Type.REAL);
        draft.limit(bound(given, named, 0, "min"), bound(given, named, 1, "max"));
      }
      default -> draft.takeAs(type);
    }
  }

  private static Optional<Expression> bound(
      List<Expression> given, Map<String, Expression> named, int place, String name) {
    return Optional.ofNullable(given.size() > place ? given.get(place) : named.get(name));
  }
}
