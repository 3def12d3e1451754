package org.tunebench.engine.objective.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;

/**
 * Splits a command that was written as one line into its arguments: at spaces, but not within
 * single or double quotes, nor within <code>{{ … }}</code>. A backslash takes the meaning from a
 * space, a quote, a backslash or a shell's character after it and is a plain character otherwise,
 * as in a Windows path. There is no shell: what only a shell could obey is refused.
 */
final class WordSplitter {
  private static final String SHELL_ONLY = "|&;<>()`$*?[]~#\n\r";
  private static final String EXPANDED_IN_QUOTES = "$`";

  /** Not split and not looked into: places for values, and W&amp;B's macros. */
  private static final Pattern WHOLE =
      Pattern.compile("\\{\\{.*?\\}\\}|\\$\\{(?:envvar:[^}]*|[a-z_]+)\\}");

  private final String field;
  private final String line;
  private final Matcher whole;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;
  private int at;

  private WordSplitter(String field, String line) {
    this.field = field;
    this.line = line;
    this.whole = WHOLE.matcher(line);
  }

  /**
   * @param field the field that the line stands in, for the message
   * @throws WrongInputException if a quote is not closed, or the line needs a shell
   */
  static List<String> split(String field, String line) {
    return new WordSplitter(field, line).words();
  }

  private List<String> words() {
    while (at < line.length()) {
      if (whole.region(at, line.length()).lookingAt()) {
        append(whole.group());
      } else if (quote != 0) {
        quoted(line.charAt(at));
      } else {
        plain(line.charAt(at));
      }
    }
    if (quote != 0) {
      throw new WrongInputException(
          field, "a quotation mark %s is not closed in: %s".formatted(quote, line));
    }
    endWord();
    return words;
  }

  private void append(String text) {
    word.append(text);
    inWord = true;
    at += text.length();
  }

  private void quoted(char c) {
    if (c == quote) {
      quote = 0;
      at++;
    } else if (quote == '"' && isEscape("\"\\" + EXPANDED_IN_QUOTES)) {
      at++;
      append(line.substring(at, at + 1));
    } else if (quote == '"' && EXPANDED_IN_QUOTES.indexOf(c) >= 0) {
      throw needsShell(c);
    } else {
      append(String.valueOf(c));
    }
  }

  private void plain(char c) {
    if (c == '\'' || c == '"') {
      quote = c;
      inWord = true;
      at++;
    } else if (c == ' ' || c == '\t') {
      endWord();
      at++;
    } else if (isEscape(" \t'\"\\" + SHELL_ONLY)) {
      at++;
      append(line.substring(at, at + 1));
    } else if (isForShell(c)) {
      throw needsShell(c);
    } else {
      append(String.valueOf(c));
    }
  }

  private boolean isEscape(String escapable) {
    return line.charAt(at) == '\\'
        && at + 1 < line.length()
        && escapable.indexOf(line.charAt(at + 1)) >= 0;
  }

  /** A shell minds a tilde or a hash only where a word begins. */
  private boolean isForShell(char c) {
    return SHELL_ONLY.indexOf(c) >= 0 && !(inWord && (c == '~' || c == '#'));
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private WrongInputException needsShell(char c) {
    return new WrongInputException(
        field,
        ("%s needs a shell, and a command runs without one: write a script, give"
                + " [bash, -c, \"…\"] explicitly, or put '…' around what is meant literally")
            .formatted(c < ' ' ? "a line break" : "'" + c + "'"));
  }
}
