package org.tunebench.app.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Where a study stands in one line: how far, how good, how long. */
final class ProgressText {
  private static final String BETWEEN = " · ";

  /** The states whose trials are counted, in this order. */
  private static final List<TrialState> TOLD =
      List.of(
          TrialState.RUNNING,
          TrialState.WAITING,
          TrialState.PRUNED,
          TrialState.FAILED,
          TrialState.STOPPED,
          TrialState.INTERRUPTED);

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
    best(snapshot, true).ifPresent(parts::add);
    Standing standing = Standing.of(snapshot);
    for (TrialState state : TOLD) {
      count(standing, state).ifPresent(parts::add);
    }
    again(standing).ifPresent(parts::add);
    time(snapshot, Duration.between(heard, now)).ifPresent(parts::add);
    return String.join(BETWEEN, parts);
  }

  /** The same for where there is room for one line of half the words: what is waited for. */
  String brief(StudySnapshot snapshot, Instant heard, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(trials(snapshot));
    best(snapshot, false).ifPresent(parts::add);
    count(Standing.of(snapshot), TrialState.FAILED).ifPresent(parts::add);
    Duration since = Duration.between(heard, now);
    left(snapshot, since)
        .map(left -> texts.get("Study.Progress.Left", times.about(left)))
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

  /**
   * @param named whether there is room for what the value is of
   */
  private Optional<String> best(StudySnapshot snapshot, boolean named) {
    if (snapshot.best().isEmpty()) {
      return Optional.empty();
    }
    Trial best = snapshot.trials().get(snapshot.best().getAsInt());
    String metric = snapshot.study().spec().metric().name();
    double value = best.metric(metric);
    String number = Integer.toString(best.number());
    return Optional.of(
        named
            ? texts.get("Study.Progress.Best.named", Numbers.metric(value), metric, number)
            : texts.get("Study.Progress.Best", Numbers.metric(value), number));
  }

  private Optional<String> count(Standing standing, TrialState state) {
    int count = standing.counts().getOrDefault(state, 0);
    return count == 0
        ? Optional.empty()
        : Optional.of(texts.get("Study.Progress." + state.name(), count));
  }

  /** Interrupted ones that another stands for: the table has them beside it. */
  private Optional<String> again(Standing standing) {
    return standing.again() == 0
        ? Optional.empty()
        : Optional.of(texts.get("Study.Progress.INTERRUPTED.again", standing.again()));
  }

  /**
   * How many trials are in each state.
   *
   * @param counts without those that a later trial stands for, which are as little among all that
   *     are done
   * @param again the interrupted ones among those
   */
  private record Standing(Map<TrialState, Integer> counts, int again) {
    /** In one look at all trials: the line is written anew each second. */
    static Standing of(StudySnapshot snapshot) {
      BitSet triedAgain = new BitSet();
      snapshot.trials().forEach(t -> t.source().retryOf().ifPresent(triedAgain::set));
      Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
      int again = 0;
      for (Trial trial : snapshot.trials()) {
        if (!triedAgain.get(trial.number())) {
          counts.merge(trial.state(), 1, Integer::sum);
        } else if (trial.state() == TrialState.INTERRUPTED) {
          again++;
        }
      }
      return new Standing(counts, again);
    }
  }

  /** How much of the time since a snapshot came the study's own clock has gone on. */
  static Duration passed(StudySnapshot snapshot, Duration since) {
    // While it is paused and none of its trials runs, its time stands still.
    Phase phase = Phase.of(snapshot);
    return phase.isLive() && phase != Phase.PAUSED ? since : Duration.ZERO;
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
        .map(left -> texts.get("Study.Progress.Time", text, times.about(left)))
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
