package org.tunebench.engine.objective.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tunebench.engine.Nearest;

/**
 * What to say of a command that gave no number for the metric of its study: what it gave instead,
 * since a study is easier to change than a program, and how to report.
 */
record MissingMetric(String metric) {
  /** So such a sentence begins, whatever the trial. */
  static final String BEGINNING = "the command gave no number for the metric ";

  /** How many metrics a sentence names. */
  private static final int MOST_NAMES = 6;

  /** Shorter beginnings of words have too many ends. */
  private static final int LEAST_LETTERS = 3;

  /** A line that reports the metric, whatever is in its name. */
  String line() {
    return LineReports.isPlainName(metric)
        ? "%s %s=0.51".formatted(LineReports.PREFIX, metric)
        : "%s %s".formatted(LineReports.PREFIX, JsonLines.object(Map.of(metric, 0.51)));
  }

  /**
   * The sentence.
   *
   * @param given what has had numbers instead
   * @param hint what else may help, up to the advice to print a line; empty for none
   */
  String sentence(List<String> given, String hint) {
    return BEGINNING
        + "'%s'%s:%s let it print a line such as %s"
            .formatted(metric, others(given), hint.isEmpty() ? instead(given) : hint, line());
  }

  private static String others(List<String> given) {
    String listed = given.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return given.isEmpty()
        ? ""
        : ", only for " + listed + (given.size() > MOST_NAMES ? " and others" : "");
  }

  private String instead(List<String> given) {
    String meant = meant(given).map(" (did you mean %s?)"::formatted).orElse("");
    return given.isEmpty() ? "" : " give the study one of these for its metric" + meant + ", or";
  }

  private Optional<String> meant(List<String> given) {
    Optional<String> alike = given.stream().filter(this::sharesAWord).findFirst();
    return Nearest.to(metric, given).or(() -> alike);
  }

  /**
   * Whether a word of one begins with a word of the other: {@code accuracy} and {@code val_acc}.
   */
  private boolean sharesAWord(String name) {
    return words(name).stream()
        .anyMatch(
            word -> words(metric).stream().anyMatch(w -> w.startsWith(word) || word.startsWith(w)));
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() >= LEAST_LETTERS)
        .toList();
  }

  /** The hint where it prints the metric in a form that has to be named. */
  static String howToRead(String otherForm) {
    // Without the number, which is this trial's own: many that fail so fail for one reason.
    String literal = otherForm.matches("[\\w\"' :]+") ? otherForm : Pattern.quote(otherForm);
    String start = Character.isLetter(otherForm.charAt(0)) ? "\\b" : "";
    return " it prints '%s…', which is read with report: '%s%s(\\S+)' in the study file; or"
        .formatted(otherForm, start, literal.replace("'", "''"));
  }
}
