package org.tunebench.engine.objective.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the reports in what a command prints: after {@code tunebench:}, pairs or a JSON object; a
 * line that is a JSON object with the metric or a step; and what a pattern finds. Once a line with
 * {@code tunebench:} has come, only such lines count: a script that reports on purpose may log what
 * it likes.
 */
final class LineReports {
  static final String PREFIX = "tunebench:";

  /**
   * Starts at the beginning of words only, and never goes back: linear on any line. A comma ends a
   * value unless it stands between digits: a decimal comma is no number, and must not become one by
   * being cut.
   */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<!%1$s)([\\p{L}_]%1$s*+)\\s*+=\\s*+((?:[^\\s,;]|(?<=\\d),(?=\\d))++)"
              .formatted("[^\\s=,;:|(){}\\[\\]\"']"));

  /** Longer lines are no log lines; patterns of one's own may take quadratic time. */
  private static final int LONGEST_SEARCHED = 4000;

  /** How often a pattern may look at a character of one line before it is called off. */
  private static final int MOST_LOOKS = 2_000_000;

  private final String metric;
  private final Form form;
  private final Consumer<String> notes;
  private final Pattern otherForm;
  private boolean onPurpose;
  private boolean calledOff;
  private boolean repeated;
  private String inOtherForm;
  private final OtherNames others = new OtherNames();

  /**
   * Which other lines count.
   *
   * @param plain whether any do
   * @param pattern the study's own, with a group for the value of the metric, or one for the name
   *     and one for the value; empty for {@code name=value} on lines that have the metric
   */
  record Form(boolean plain, Optional<Pattern> pattern) {}

  /**
   * @param metric the study's
   * @param notes takes a sentence if the study's own pattern cannot be followed, or if a line has
   *     the metric with several values
   */
  LineReports(String metric, Form form, Consumer<String> notes) {
    this.metric = metric;
    this.form = form;
    this.notes = notes;
    this.otherForm =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}_./-])([\"']?%s[\"']?\\s?:\\s?)[-+]?\\.?\\d"
                .formatted(Pattern.quote(metric)));
  }

  /**
   * How lines that report nothing wrote the metric before a number, as {@code loss: } is; empty if
   * none did, or if a pattern of the study's own says how to read them.
   */
  synchronized Optional<String> inOtherForm() {
    return Optional.ofNullable(inOtherForm);
  }

  /** What had numbers on lines that reported nothing, since the metric was not among them. */
  List<String> others() {
    return others.all();
  }

  /** Whether {@code name=value} can be read back where this is the name. */
  static boolean isPlainName(String name) {
    Matcher pair = PAIR.matcher(name + "=0");
    return pair.matches() && pair.group(1).equals(name);
  }

  /** What a line reports, or empty. */
  Optional<Parsed> in(String line) {
    int prefix = line.indexOf(PREFIX);
    if (prefix >= 0) {
      onPurpose = true;
      String rest = line.substring(prefix + PREFIX.length());
      return Optional.of(JsonLines.read(rest).map(Parsed::of).orElseGet(() -> pairs(rest)));
    }
    if (onPurpose || !form.plain()) {
      return Optional.empty();
    }
    Optional<JsonNode> json = JsonLines.read(line);
    if (json.isPresent()) {
      if (!json.get().has(metric) && !json.get().has("step")) {
        others.note(() -> Parsed.of(json.get()));
        return Optional.empty();
      }
      return json.map(Parsed::of);
    }
    String searched = line.substring(0, Math.min(line.length(), LONGEST_SEARCHED));
    return form.pattern().isPresent() ? found(form.pattern().get(), searched) : plain(searched);
  }

  private Optional<Parsed> plain(String text) {
    if (!text.contains(metric)) {
      others.note(() -> pairs(text));
      return Optional.empty();
    }
    Parsed pairs = pairs(text);
    if (pairs.values().containsKey(metric) || pairs.noNumbers().containsKey(metric)) {
      return Optional.of(pairs);
    }
    others.note(() -> pairs);
    Matcher other = otherForm.matcher(text);
    if (other.find()) {
      note(other.group(1));
    }
    return Optional.empty();
  }

  private synchronized void note(String otherForm) {
    inOtherForm = otherForm;
  }

  private Parsed pairs(String text) {
    Parsed.Builder builder = new Parsed.Builder();
    Matcher pairs = PAIR.matcher(text);
    while (pairs.find()) {
      builder.add(pairs.group(1), bare(pairs.group(2)));
    }
    return built(builder);
  }

  /** Without the brackets, quotes and stops that a log line has around a value. */
  private static String bare(String value) {
    int start = 0;
    int end = value.length();
    while (end > start + 1 && ")]},;.'\"".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    while (start < end - 1 && "([{'\"".indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    return value.substring(start, end);
  }

  private Optional<Parsed> found(Pattern pattern, String line) {
    Parsed.Builder builder = new Parsed.Builder();
    Function<String, Matcher> matching =
        text -> pattern.matcher(new CountedLooks(text, MOST_LOOKS));
    Matcher matcher = matching.apply(line);
    boolean any = false;
    try {
      while (matcher.find()) {
        boolean named = matcher.groupCount() == 2;
        int group = named ? 2 : 1;
        String name = named ? matcher.group(1) : metric;
        if (name != null && matcher.group(group) != null) {
          String value = FoundValue.of(matcher, group, line, matching);
          builder.add(name.strip(), bare(value.strip()));
          any = true;
        }
      }
    } catch (CountedLooks.TooMany | StackOverflowError tooMuch) {
      if (!calledOff) {
        calledOff = true;
        notes.accept(
            "the pattern of 'report' takes too long on a line, which is passed over, as others like"
                + " it are: make it simpler");
      }
      return Optional.empty();
    }
    return any ? Optional.of(built(builder)) : Optional.empty();
  }

  /** Says once that a line has the metric with several values: another may be meant. */
  private Parsed built(Parsed.Builder builder) {
    Parsed parsed = builder.build();
    if (!repeated && builder.otherThan(metric).isPresent()) {
      repeated = true;
      notes.accept(
          "a line has '%1$s' as %2$s and as %3$s: the first counts; where another is meant, let the"
                  .formatted(metric, parsed.values().get(metric), builder.otherThan(metric).get())
              + " program print a line such as "
              + new MissingMetric(metric).line());
    }
    return parsed;
  }
}
