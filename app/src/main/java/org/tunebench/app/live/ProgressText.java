package org.tunebench.app.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Where a study stands in one line: how far, how good, how long. */
final class ProgressText {
  private static final String BETWEEN = " · ";

  private final Texts texts;
  private final TimeText times;

  ProgressText(Texts texts, TimeText times) {
    this.texts = texts;
    this.times = times;
  }

  /**
   * @param heard when the snapshot came
   * @param now the time now: elapsed and remaining time go on between snapshots
   */
  String line(StudySnapshot snapshot, Instant heard, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(trials(snapshot));
    replicates(snapshot).ifPresent(parts::add);
    best(snapshot).ifPresent(parts::add);
    count(snapshot, TrialState.RUNNING).ifPresent(parts::add);
    count(snapshot, TrialState.WAITING).ifPresent(parts::add);
    count(snapshot, TrialState.FAILED).ifPresent(parts::add);
    count(snapshot, TrialState.STOPPED).ifPresent(parts::add);
    parts.addAll(interrupted(snapshot));
    time(snapshot, Duration.between(heard, now)).ifPresent(parts::add);
    return String.join(BETWEEN, parts);
  }

  /** The same for where there is room for one line of half the words: what is waited for. */
  String brief(StudySnapshot snapshot, Instant heard, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(trials(snapshot));
    best(snapshot).ifPresent(parts::add);
    count(snapshot, TrialState.FAILED).ifPresent(parts::add);
    Duration since = Duration.between(heard, now);
    left(snapshot, since)
        .map(left -> texts.get("Study.Progress.Left", times.duration(left)))
        .or(() -> time(snapshot, since))
        .ifPresent(parts::add);
    return String.join(BETWEEN, parts);
  }

  private String trials(StudySnapshot snapshot) {
    return texts.get(
        "Study.Progress.Trials", snapshot.done(), snapshot.study().spec().budget().trials());
  }

  /** How far those are that stand beside the budget, as long as some have to run. */
  private Optional<String> replicates(StudySnapshot snapshot) {
    StudySnapshot.Beside again = snapshot.replicates();
    return again.goesOn()
        ? Optional.of(texts.get("Study.Progress.Replicates", again.done(), again.all()))
        : Optional.empty();
  }

  private Optional<String> best(StudySnapshot snapshot) {
    if (snapshot.best().isEmpty()) {
      return Optional.empty();
    }
    Trial best = snapshot.trials().get(snapshot.best().getAsInt());
    double value = best.metric(snapshot.study().spec().metric().name());
    return Optional.of(
        texts.get("Study.Progress.Best", Numbers.brief(value), Integer.toString(best.number())));
  }

  /** Those that a later trial stands for are as little among them as among all that are done. */
  private Optional<String> count(StudySnapshot snapshot, TrialState state) {
    Set<Integer> triedAgain = triedAgain(snapshot);
    long count =
        snapshot.trials().stream()
            .filter(trial -> trial.state() == state && !triedAgain.contains(trial.number()))
            .count();
    return count == 0
        ? Optional.empty()
        : Optional.of(texts.get("Study.Progress." + state.name(), count));
  }

  /**
   * Those that no later trial stands for, and the others, which the table has beside what stands
   * for them.
   */
  private List<String> interrupted(StudySnapshot snapshot) {
    Set<Integer> triedAgain = triedAgain(snapshot);
    List<Trial> all =
        snapshot.trials().stream().filter(t -> t.state() == TrialState.INTERRUPTED).toList();
    long again = all.stream().filter(trial -> triedAgain.contains(trial.number())).count();
    List<String> parts = new ArrayList<>();
    if (all.size() > again) {
      parts.add(texts.get("Study.Progress.INTERRUPTED", all.size() - again));
    }
    if (again > 0) {
      parts.add(texts.get("Study.Progress.INTERRUPTED.again", again));
    }
    return parts;
  }

  private static Set<Integer> triedAgain(StudySnapshot snapshot) {
    Set<Integer> numbers = new HashSet<>();
    snapshot.trials().forEach(t -> t.source().retryOf().ifPresent(numbers::add));
    return numbers;
  }

  /** How much of the time since a snapshot came the study's own clock has gone on. */
  static Duration passed(StudySnapshot snapshot, Duration since) {
    // While it is paused and none of its trials runs, its time stands still.
    boolean rests = Phase.of(snapshot) == Phase.PAUSED && snapshot.count(TrialState.RUNNING) == 0;
    return Phase.of(snapshot).isLive() && !rests ? since : Duration.ZERO;
  }

  private Optional<String> time(StudySnapshot snapshot, Duration since) {
    boolean runs = Phase.of(snapshot).isLive();
    Duration passed = passed(snapshot, since);
    Duration elapsed = snapshot.study().elapsed().plus(passed);
    if (elapsed.isZero() && !runs) {
      return Optional.empty();
    }
    String text = times.duration(elapsed);
    return left(snapshot, since)
        .map(left -> texts.get("Study.Progress.Time", text, times.duration(left)))
        .or(() -> Optional.of(text));
  }

  /** While it pauses or stops nothing comes nearer; and nobody believes in 0 s. */
  private static Optional<Duration> left(StudySnapshot snapshot, Duration since) {
    return snapshot
        .remaining()
        .filter(left -> Phase.of(snapshot) == Phase.RUNNING)
        .map(left -> left.minus(passed(snapshot, since)))
        .filter(left -> !left.isNegative() && !left.isZero());
  }
}
