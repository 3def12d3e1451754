package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Operation;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** {@code parser.add_argument("--lr", type=float, default=1e-3, help="learning rate")}. */
final class Argparse {
  /** What declares an option. */
  static final String DECLARES = "add_argument";

  /** What gives options other defaults. */
  static final String DEFAULTS = "set_defaults";

  /** What makes a group of options of which a command takes one only. */
  static final String EXCLUSIVE = "add_mutually_exclusive_group";

  /** What makes a parser. */
  static final String PARSER = "ArgumentParser";

  /** What says whose options a parser has, too. */
  static final String PARENTS = "parents";

  /** What says that others declare options, too, or that unknown ones are welcome. */
  private static final List<String> OPEN =
      List.of(
          "parse_known_args", "parse_known_intermixed_args", "add_argparse_args", "add_arguments");

  private final List<Line> lines;
  private final List<ScriptOption> options = new ArrayList<>();
  private final Map<String, Expression> defaults = new HashMap<>();

  /** Groups of options of which a command takes one only, and whether they have one already. */
  private final Map<String, Boolean> exclusive = new HashMap<>();

  private boolean isComplete = true;

  private Argparse(List<Line> lines) {
    this.lines = lines;
  }

  static ScriptOptions read(List<Line> lines) {
    return OptionReader.says(lines, "add_subparsers")
        ? Subparsers.read(lines)
        : new Argparse(lines).read();
  }

  private ScriptOptions read() {
    for (Line line : lines) {
      if (OptionReader.calls(line, DEFAULTS)) {
        OptionReader.call(line, start(line)).ifPresent(call -> defaults.putAll(call.named()));
      }
    }
    for (Line line : lines) {
      if (OptionReader.calls(line, DECLARES)) {
        declare(line);
      } else if (start(line) == 2) {
        exclusive.remove(line.first().text());
      }
      if (OptionReader.calls(line, EXCLUSIVE)) {
        exclusive.put(line.first().text(), false);
      }
    }
    return new ScriptOptions(
        options,
        isComplete && hasOneParser() && !isOpen(lines) && !OptionReader.says(lines, PARENTS),
        true);
  }

  /** Whether others declare options, too, or unknown ones are welcome. */
  static boolean isOpen(List<Line> lines) {
    return OPEN.stream().anyMatch(word -> OptionReader.says(lines, word));
  }

  /** Whether a line declares an option that cannot be told. */
  static boolean isUnread(Line line) {
    return OptionReader.calls(line, DECLARES)
        && OptionReader.expression(line, start(line))
            .map(value -> declared(value).anyMatch(call -> draft(call).isEmpty()))
            .orElse(true);
  }

  private static Stream<Call> declared(Expression expression) {
    Stream<Call> inner = expression.parts().stream().flatMap(Argparse::declared);
    boolean declares =
        expression instanceof Call call
            && (call.last().equals(DECLARES)
                || (call.function() instanceof Operation attribute
                    && attribute.operator().equals("." + DECLARES)));
    return declares ? Stream.concat(Stream.of((Call) expression), inner) : inner;
  }

  private static int start(Line line) {
    return line.indexOf("=") + 1;
  }

  private void declare(Line line) {
    Optional<Call> call = OptionReader.call(line, start(line));
    Optional<OptionDraft> draft = call.flatMap(Argparse::draft);
    isComplete &= draft.isPresent();
    draft
        .filter(known -> !known.flags.isEmpty())
        .ifPresent(known -> options.add(option(call.orElseThrow(), known)));
  }

  private ScriptOption option(Call call, OptionDraft draft) {
    // What is set for the whole parser wins over what the option says.
    Optional.ofNullable(defaults.get(draft.called())).ifPresent(draft::standard);
    // Two of them at once would be refused.
    if (Boolean.TRUE.equals(exclusive.replace(call.name().replace("." + DECLARES, ""), true))) {
      draft.take(Type.OTHER);
    }
    return draft.option();
  }

  /**
   * What a call of {@link #DECLARES} says. One without flags is an argument by its place; empty
   * where it cannot be told.
   */
  static Optional<OptionDraft> draft(Call call) {
    OptionDraft draft = new OptionDraft(call.line());
    boolean isSpread = false;
    for (Expression argument : call.arguments()) {
      if (argument instanceof Operation spread && spread.operator().equals("**")) {
        isSpread = true;
        continue;
      }
      Optional<String> flag = OptionDraft.text(argument);
      if (flag.isEmpty()) {
        return Optional.empty();
      }
      flag.filter(text -> text.startsWith("-")).ifPresent(draft.flags::add);
    }
    if (call.arguments().isEmpty() || (isSpread && draft.flags.isEmpty())) {
      return Optional.empty();
    }
    if (!draft.flags.isEmpty()) {
      describe(draft, call.named());
      if (isSpread) {
        draft.take(Type.OTHER);
      }
    }
    return Optional.of(draft);
  }

  private static void describe(OptionDraft draft, Map<String, Expression> said) {
    Optional.ofNullable(said.get("dest")).flatMap(OptionDraft::text).ifPresent(draft::call);
    if (!draft.isCalled()) {
      draft.callByFlag();
    }
    Optional.ofNullable(said.get("default")).ifPresent(draft::standard);
    Optional.ofNullable(said.get("help")).ifPresent(draft::help);
    Optional.ofNullable(said.get("type")).ifPresent(type -> draft.takeAs(type));
    Optional.ofNullable(said.get("choices")).ifPresent(draft::choose);
    Optional.ofNullable(said.get("action")).ifPresent(action -> act(draft, action));
    Expression count = said.get("nargs");
    if (count != null && !OptionDraft.text(count).equals(Optional.of("?"))) {
      draft.take(Type.OTHER);
    }
  }

  private static void act(OptionDraft draft, Expression action) {
    String word = OptionDraft.text(action).orElseGet(() -> OptionDraft.word(action));
    switch (word) {
      case "store" -> {}
      case "store_true" -> draft.beSwitch(null);
      case "store_false" -> {
        // Named after its flag, it says yes where the flag is given, whatever it is stored as.
        draft.callByFlag();
        draft.beSwitch(null);
        draft.standard(new Constant(0, Boolean.FALSE));
      }
      case "BooleanOptionalAction" -> draft.beSwitch(draft.longFlag().replaceFirst("^--", "--no-"));
      default -> draft.take(Type.OTHER);
    }
  }

  /** Whether there is one parser, which nobody else gets to add to. */
  private boolean hasOneParser() {
    Set<String> parsers = new HashSet<>();
    long made = 0;
    for (Line line : lines) {
      boolean makes = line.tokens().stream().anyMatch(token -> token.is(PARSER));
      boolean imports = line.first().is("from") || line.first().is("import");
      if (makes && !imports) {
        made++;
        parsers.add(line.first().text());
      }
    }
    return made == 1 && lines.stream().noneMatch(line -> handsOn(line, parsers));
  }

  private static boolean handsOn(Line line, Set<String> parsers) {
    List<Token> tokens = line.tokens();
    return IntStream.range(1, tokens.size())
        .filter(i -> parsers.contains(tokens.get(i).text()))
        .filter(i -> tokens.get(i - 1).is("(") || tokens.get(i - 1).is(","))
        .anyMatch(i -> i + 1 == tokens.size() || !tokens.get(i + 1).is("."));
  }
}
