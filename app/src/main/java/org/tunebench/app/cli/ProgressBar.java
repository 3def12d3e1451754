package org.tunebench.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** For a terminal: one line that is drawn over and over, failures above it. */
final class ProgressBar implements Progress {
  private static final int BAR_WIDTH = 20;

  /** The numbers need the room of a narrow terminal more. */
  private static final int BAR_SHARE = 4;

  private final RedrawnLine line;
  private final EndedTrials ended;
  private final int width;
  private final String full;
  private final String empty;

  ProgressBar(Console console, EndedTrials ended) {
    this.line = new RedrawnLine(console);
    this.ended = ended;
    this.width = Math.min(BAR_WIDTH, console.width() / BAR_SHARE);
    boolean blocks = console.shows("█░");
    this.full = blocks ? "█" : "#";
    this.empty = blocks ? "░" : "-";
  }

  @Override
  public void show(StudySnapshot now) {
    int done = now.done();
    for (Trial trial : ended.since(now)) {
      if (trial.state() == TrialState.FAILED) {
        line.leave(EndedTrials.line(now, trial, done));
      }
    }
    line.draw(bar(done, now.study().spec().budget().trials()) + " " + standing(now, done));
  }

  private String bar(int done, int budget) {
    int filled = (int) Math.min(width, (long) width * done / budget);
    return full.repeat(filled) + empty.repeat(width - filled);
  }

  private static String standing(StudySnapshot now, int done) {
    List<String> parts = new ArrayList<>();
    parts.add(done + "/" + now.study().spec().budget().trials());
    StudySnapshot.Beside again = now.replicates();
    if (again.goesOn()) {
      parts.add("%d/%d replicates".formatted(again.done(), again.all()));
    }
    MetricSpec metric = now.study().spec().metric();
    now.best()
        .ifPresent(
            best ->
                parts.add(
                    "best %s (#%d)"
                        .formatted(
                            PlainText.number(now.trials().get(best).metric(metric.name())), best)));
    parts.add(
        now.status() == RunStatus.RUNNING
            ? now.count(TrialState.RUNNING) + " running"
            : now.status() == RunStatus.STARTING ? now.note() : "stopping");
    parts.add(PlainText.time(now.study().elapsed()));
    now.remaining().ifPresent(left -> parts.add("about " + PlainText.time(left) + " left"));
    return String.join(", ", parts);
  }

  @Override
  public void end() {
    line.end();
  }
}
