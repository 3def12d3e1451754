package org.tunebench.app.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.TimelineDrawing;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.TrialTimeline;
import org.tunebench.engine.study.TrialState;

/**
 * When trials ran on which device, in the unit that suits the length of the search.
 *
 * @param describe rows that say what a trial is, by its number
 */
record TimelineFigure(Texts texts, TrialTimeline timeline, IntFunction<List<String>> describe) {
  /**
   * In the order of their colours. Nothing waits on a device: the colour of waiting, which is near
   * that of completed, stays unused.
   */
  private static final List<TrialState> STATES =
      List.of(
          TrialState.COMPLETED,
          TrialState.FAILED,
          TrialState.RUNNING,
          TrialState.PRUNED,
          TrialState.STOPPED,
          TrialState.WAITING,
          TrialState.INTERRUPTED);

  /** The drawing, or nothing where no trial has run. */
  Optional<Drawing> draw() {
    if (timeline.bars().isEmpty()) {
      return Optional.empty();
    }
    Instant first = timeline.bars().get(0).from();
    double longest =
        timeline.bars().stream().mapToDouble(bar -> seconds(first, bar.to())).max().orElse(0);
    TimeUnits unit = TimeUnits.upTo(longest);
    List<TimelineDrawing.Bar> bars = new ArrayList<>();
    Map<Integer, Optional<Duration>> took = new HashMap<>();
    for (TrialTimeline.Bar bar : timeline.bars()) {
      took.put(bar.trial().number(), bar.trial().run().duration());
      bars.add(
          new TimelineDrawing.Bar(
              bar.trial().number(),
              bar.lane(),
              unit.of(seconds(first, bar.from())),
              unit.of(seconds(first, bar.to())),
              STATES.indexOf(bar.trial().state())));
    }
    return Optional.of(
        new TimelineDrawing(
            texts.get("Study.Analysis.Timeline.Title"),
            texts.get(unit.key()),
            Math.max(unit.of(longest), 1e-3),
            timeline.lanes().stream()
                .map(
                    lane ->
                        (lane.device().isEmpty() ? "–" : lane.device()) + " · " + (lane.slot() + 1))
                .toList(),
            bars,
            STATES.stream().map(TrialState::word).toList(),
            number -> describeWithTime(number, took.get(number))));
  }

  private List<String> describeWithTime(int number, Optional<Duration> took) {
    List<String> rows = new ArrayList<>(describe.apply(number));
    took.ifPresent(
        time ->
            rows.add(1, texts.get("Study.Analysis.Took", Numbers.brief(time.toMillis() / 1000.0))));
    return rows;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
