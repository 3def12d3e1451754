package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No word of the window and of reports stands in code. Terminals have their own (packages {@code
 * cli} and {@code plain}), and so has whoever mends the program: what is thrown or logged.
 */
class WordsTest {
  private static final Path CODE = Path.of("src/main/java/org/tunebench/app");
  private static final List<String> TERMINALS = List.of("cli", "plain");

  private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/|(?m:^|(?<=\\s))//.*");
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile("(?s)(?:throw new (?!WrongInput)|LOG\\.|Logger\\()(?:[^;\"]|\"[^\"]*\")*;");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** Three words in a row, or two of which the first is a sentence's. */
  private static final Pattern SENTENCE =
      Pattern.compile("\\b[A-Za-z]+,? [a-z]+,? [a-z]+\\b|(?:^|[.:] )[A-Z][a-z]+ [a-z]+\\b");

  /** A heading, or what is put together to a sentence; names of HTML are single small words. */
  private static final Pattern OF_A_REPORT =
      Pattern.compile("^[A-Z][a-z]+$|(?<![\\w-])[a-z]{2,} [a-z]{2,}(?![\\w-])| [a-z]{2,} | %s");

  private static List<String> literals(String code) {
    String read = COMMENT.matcher(code).replaceAll("");
    Matcher literal = LITERAL.matcher(FOR_PROGRAMMERS.matcher(read).replaceAll(""));
    return literal.results().map(found -> found.group(1)).toList();
  }

  private static List<String> found(Path folder, Pattern pattern) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(WordsTest::isOfScreens).toList()) {
        literals(Files.readString(file)).stream()
            .filter(literal -> pattern.matcher(literal).find())
            .forEach(literal -> found.add(file.getFileName() + ": " + literal));
      }
    }
    return found;
  }

  private static boolean isOfScreens(Path file) {
    String room = CODE.relativize(file).getName(0).toString();
    return file.toString().endsWith(".java") && !TERMINALS.contains(room);
  }

  @Test
  void sentencesStandInTheBundle() throws IOException {
    assertThat(found(CODE, SENTENCE)).isEmpty();
  }

  @Test
  void headingsAndPartsOfSentencesInReportsStandInTheBundle() throws IOException {
    assertThat(found(CODE.resolve("report"), OF_A_REPORT)).isEmpty();
  }

  @Test
  void whatIsForbiddenIsFound() {
    assertThat(
            literals("a(\"One \\\"word\\\"\"); // \"no\"\n/* \"no\" */ LOG.warn(\"no; {}\", e);"))
        .containsExactly("One \\\"word\\\"");
    assertThat(List.of("No trial failed.", "Wall time", "said: Not so", "by the sampler %s"))
        .allMatch(word -> SENTENCE.matcher(word).find());
    assertThat(List.of("warm start", "plot on-light", "-fx-background-color: red"))
        .noneMatch(word -> SENTENCE.matcher(word).find());
    assertThat(List.of("Runtime", "best by %s", " in trial ", "epochs of"))
        .allMatch(word -> OF_A_REPORT.matcher(word).find());
  }
}
