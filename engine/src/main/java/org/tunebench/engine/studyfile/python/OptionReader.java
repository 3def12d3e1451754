package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Items;

/**
 * Finds the options that a script declares by whichever library it uses. What is not plain is
 * passed over: the script runs nevertheless, and may have more than was read then.
 */
final class OptionReader {
  private OptionReader() {}

  static ScriptOptions read(List<Line> written) {
    List<Line> lines = Unrolling.of(Constants.filledIn(written));
    if (lines.stream().anyMatch(line -> calls(line, Argparse.DECLARES))) {
      return Argparse.read(lines);
    }
    if (lines.stream().anyMatch(Click::declares)) {
      return Click.read(lines);
    }
    if (lines.stream().anyMatch(Absl::declares)) {
      return Absl.read(lines);
    }
    ScriptOptions ofFunction = Signatures.read(lines);
    return ofFunction.equals(ScriptOptions.NONE) ? Dataclasses.read(lines) : ofFunction;
  }

  /**
   * The lines that declare an option by argparse or click of which not even the name is written
   * out, in their order.
   */
  static List<Integer> unread(List<Line> written) {
    return Unrolling.of(Constants.filledIn(written)).stream()
        .filter(line -> Argparse.isUnread(line) || Click.isUnread(line))
        .map(Line::number)
        .distinct()
        .toList();
  }

  /** Whether a method of a name is called in a line: {@code .add_argument(}. */
  static boolean calls(Line line, String method) {
    List<Token> tokens = line.tokens();
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is(method) && tokens.get(i - 1).is(".") && tokens.get(i + 1).is("(")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word stands anywhere in a script, but for its strings. */
  static boolean says(List<Line> lines, String word) {
    return lines.stream().flatMap(line -> line.tokens().stream()).anyMatch(t -> t.is(word));
  }

  /**
   * The call that a line consists of, whose value may be assigned or decorate what follows; empty
   * where it is none that can be read.
   *
   * @param from the first of its words that counts
   */
  static Optional<Call> call(Line line, int from) {
    // A comma behind it is often left over.
    return expression(line, from)
        .map(
            value ->
                value instanceof Items items && items.parts().size() == 1
                    ? items.parts().get(0)
                    : value)
        .filter(Call.class::isInstance)
        .map(Call.class::cast);
  }

  /** What a line consists of from a word on; empty where it is no expression that can be read. */
  static Optional<Expression> expression(Line line, int from) {
    try {
      return Optional.of(new ExpressionParser(line.tokens(), from).all());
    } catch (WrongInputException notPlain) {
      return Optional.empty();
    }
  }
}
