package org.tunebench.engine.studyfile.yaml;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in a person's words what the YAML parser stumbled over. */
final class SyntaxProblem {
  private static final Pattern START = Pattern.compile("found character '(.)' that cannot start");
  private static final Pattern CLOSING = Pattern.compile("expected ',' or '([]}])'");
  private static final Pattern ESCAPE = Pattern.compile("unknown escape character (.)");
  private static final Pattern ALIAS = Pattern.compile("found undefined alias (.+)");
  private static final Pattern LOOSE = Pattern.compile("expected <block end>, but found '([]},])'");
  private static final Pattern CONTENT =
      Pattern.compile("expected the node content, but found '?(.+?)'?");

  private final String problem;
  private final int line;
  private final int openedAt;

  private SyntaxProblem(MarkedYamlEngineException e) {
    this.problem = String.valueOf(e.getProblem());
    this.openedAt = line(e.getContextMark());
    int at = line(e.getProblemMark());
    this.line = at > 0 ? at : openedAt;
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(0);
  }

  /**
   * @param parser that stumbled
   */
  static StudyFileException of(String file, YamlEngineException e, GuardedParser parser) {
    if (e instanceof MarkedYamlEngineException marked) {
      SyntaxProblem problem = new SyntaxProblem(marked);
      OptionalInt quote = parser.quoteUpTo(problem.line);
      if (quote.isPresent()) {
        String missing = "the quote that opens here closes on line %d: one before that is missing";
        return new StudyFileException(
            file, quote.getAsInt(), "", missing.formatted(problem.line), e);
      }
      return new StudyFileException(file, problem.place(), "", problem.sentence(), e);
    }
    if (e instanceof YamlVersionException) {
      return new StudyFileException(file, 1, "", "leave the %YAML line out: it is YAML 1.2", e);
    }
    if (e instanceof ReaderException) {
      return new StudyFileException(
          file, 0, "", "holds characters that are no text: a study file is plain YAML text", e);
    }
    return new StudyFileException(file, 0, "", invalid(e.getMessage()), e);
  }

  private boolean isOpenEnd() {
    return problem.contains("end of stream") || problem.contains("<stream end>");
  }

  /** What never closes is shown where it opens, all else where it was noticed. */
  private int place() {
    boolean atStart = isOpenEnd() || problem.contains("could not find expected ':'");
    return atStart && openedAt > 0 ? openedAt : line;
  }

  private String sentence() {
    if (problem.contains("(TAB)")) {
      return "a tab stands where YAML wants spaces: indent with spaces";
    }
    Matcher closing = CLOSING.matcher(problem);
    if (closing.find()) {
      return isOpenEnd()
          ? "a %s is missing: the file may be cut off".formatted(closing.group(1))
          : "a comma or %s is missing in what opens on line %d"
              .formatted(closing.group(1), openedAt);
    }
    if (isOpenEnd()) {
      return "a quote opens here that never closes: the file may be cut off";
    }
    return found(START, "a value cannot start with %s: put it in quotes")
        .or(() -> found(ESCAPE, "\\%s is no escape in double quotes: use single quotes"))
        .or(() -> found(ALIAS, "there is no &%1$s for the alias *%1$s: write the value out"))
        .or(() -> found(CONTENT, "a value is missing before %s"))
        .orElseGet(this::layout);
  }

  private Optional<String> found(Pattern pattern, String sentence) {
    Matcher matcher = pattern.matcher(problem);
    return matcher.find() ? Optional.of(sentence.formatted(matcher.group(1))) : Optional.empty();
  }

  private String layout() {
    if (problem.contains("mapping values are not allowed")) {
      return "a second colon, or a deeper indentation than the line above allows: mend the"
          + " indentation, or put text that holds ': ' in quotes";
    }
    if (problem.contains("could not find expected ':'")) {
      return "a colon is missing: write 'key: value'";
    }
    Matcher loose = LOOSE.matcher(problem);
    if (loose.find()) {
      return "nothing opened what %s closes: write 'key: %s', with a colon and a space after the key"
          .formatted(loose.group(1), loose.group(1).equals("}") ? "{…}" : "[…]");
    }
    if (problem.contains("expected <block end>")) {
      return "this does not fit the lines above: entries of one group start in the same column";
    }
    if (problem.contains("sequence entries are not allowed")) {
      return "a list that uses - starts on a line of its own; or write [a, b]";
    }
    if (problem.contains("another document")) {
      return "a second document begins here (---): a study file has one";
    }
    return invalid(problem);
  }

  private static String invalid(String detail) {
    return "is not valid YAML: " + detail.replaceAll("\\s+", " ").strip();
  }
}
