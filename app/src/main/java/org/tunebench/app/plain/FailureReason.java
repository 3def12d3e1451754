package org.tunebench.app.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Why trials failed: the reason, and the last line of what the trial printed, which tells most
 * where a program ended with an error.
 *
 * @param reason of the first of the trials; empty where none was kept
 * @param lastLine that it printed; empty where nothing but the reason is known
 * @param trials those that failed for it, by number
 */
public record FailureReason(String reason, String lastLine, List<Trial> trials) {
  private static final int LONGEST = 300;

  /** The reasons of the trials that failed, the commonest first. */
  public static List<FailureReason> of(List<Trial> trials) {
    Map<String, List<Trial>> reasons = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.state() == TrialState.FAILED) {
        reasons.computeIfAbsent(kind(trial), none -> new ArrayList<>()).add(trial);
      }
    }
    return reasons.values().stream()
        .map(FailureReason::ofAlike)
        .sorted(Comparator.comparingInt((FailureReason reason) -> -reason.trials.size()))
        .toList();
  }

  /** The reason of one trial. */
  public static FailureReason of(Trial trial) {
    return ofAlike(List.of(trial));
  }

  private static FailureReason ofAlike(List<Trial> trials) {
    Trial first = trials.get(0);
    return new FailureReason(shortened(firstLine(first)), shortened(lastLine(first)), trials);
  }

  /**
   * In one line, as terminals have it: {@code the command ended with exit code 2; last line:
   * python3: can't open file …}.
   */
  public String text() {
    String first = reason.isEmpty() ? "no reason was kept" : reason;
    return lastLine.isEmpty() ? first : first + "; last line: " + lastLine;
  }

  /** What is printed last has numbers of the trial's own: those make no other reason. */
  private static String kind(Trial trial) {
    return firstLine(trial) + "\n" + lastLine(trial).replaceAll("\\d++", "0");
  }

  private static String firstLine(Trial trial) {
    return trial.failure().strip().lines().findFirst().orElse("");
  }

  private static String lastLine(Trial trial) {
    String said = trial.failure().strip();
    int lineEnd = Math.max(said.lastIndexOf('\n'), said.lastIndexOf('\r'));
    return lineEnd < 0 ? "" : said.substring(lineEnd + 1).strip();
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
