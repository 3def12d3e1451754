package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.MetricWords;

/** The names that a Python script prints before a number, as in {@code accuracy=0.91}. */
final class PrintedNames {
  private static final Set<String> PRINTING = Set.of("print", "info", "echo");

  /** What stands beside a metric on a line and is none. */
  private static final Set<String> COUNTERS =
      Set.of(
          "step",
          "steps",
          "epoch",
          "epochs",
          "iter",
          "iters",
          "iteration",
          "iterations",
          "batch",
          "batches",
          "size",
          "lr",
          "seed",
          "time",
          "elapsed",
          "eta",
          "device",
          "rank",
          "i",
          "n");

  /** Before a place to fill in, a number, or the end of a text, which the next argument follows. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w./-])([A-Za-z_][\\w./-]*+)\\s?=\\s?(?=[{}:!]|%[^%\\s]|[-+]?\\.?\\d|$)");

  /** Names that are made while it runs. */
  private static final Pattern MADE = Pattern.compile("\\}=|%s=");

  private final List<Token> tokens;
  private final Set<String> names = new LinkedHashSet<>();

  private PrintedNames(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Finds them in a script's text, those first that metrics have.
   *
   * @return none where the script may print others that nobody can tell, or is no Python
   */
  static List<String> in(String text) {
    if (text.length() > PythonSpace.LONGEST) {
      return List.of();
    }
    List<Token> all = new ArrayList<>();
    try {
      Tokenizer.lines(text).forEach(line -> all.addAll(line.tokens()));
    } catch (WrongInputException noPython) {
      return List.of();
    }
    PrintedNames printed = new PrintedNames(all);
    return printed.hasOthers() ? List.of() : printed.read();
  }

  /** Whether it prints JSON, or names that only the running script knows. */
  private boolean hasOthers() {
    return tokens.stream()
        .anyMatch(
            token ->
                token.kind() == Token.Kind.NAME && token.text().equals("dumps")
                    || isText(token) && MADE.matcher(token.text()).find());
  }

  private List<String> read() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.NAME
          && PRINTING.contains(token.text())
          && tokens.get(i + 1).is("(")) {
        call(i + 1);
      }
    }
    return names.stream()
        .filter(name -> !MetricWords.has(name, COUNTERS))
        .sorted(Comparator.comparing(name -> !MetricWords.isResult(name)))
        .toList();
  }

  /** What is printed to a file is nothing that a search could see. */
  private void call(int from) {
    List<Token> texts = new ArrayList<>();
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.bracket();
      if (depth == 0) {
        break;
      }
      if (token.is("file") && i + 1 < tokens.size() && tokens.get(i + 1).is("=")) {
        return;
      }
      if (isText(token)) {
        texts.add(token);
      }
    }
    for (Token text : texts) {
      Matcher found = NAME.matcher(text.text());
      while (found.find()) {
        names.add(found.group(1));
      }
    }
  }

  private static boolean isText(Token token) {
    return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.FORMATTED;
  }
}
