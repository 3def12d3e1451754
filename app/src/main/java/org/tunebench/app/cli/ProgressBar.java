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

  private final Console console;
  private final EndedTrials ended;
  private final String full;
  private final String empty;
  private int drawn;

  ProgressBar(Console console, EndedTrials ended) {
    this.console = console;
    this.ended = ended;
    boolean blocks = console.shows("█░");
    this.full = blocks ? "█" : "#";
    this.empty = blocks ? "░" : "-";
  }

  @Override
  public void show(StudySnapshot now) {
    int done = now.done();
    for (Trial trial : ended.since(now)) {
      if (trial.state() == TrialState.FAILED) {
        draw(EndedTrials.line(now, trial, done));
        end();
      }
    }
    draw(cut(bar(done, now.study().spec().budget().trials()) + " " + standing(now, done)));
  }

  private String bar(int done, int budget) {
    int filled = (int) Math.min(BAR_WIDTH, (long) BAR_WIDTH * done / budget);
    return full.repeat(filled) + empty.repeat(BAR_WIDTH - filled);
  }

  private static String standing(StudySnapshot now, int done) {
    List<String> parts = new ArrayList<>();
    parts.add(done + "/" + now.study().spec().budget().trials());
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

  private String cut(String line) {
    return line.length() < console.width() ? line : line.substring(0, console.width() - 1);
  }

  /** Draws over the line that stands there. */
  private void draw(String line) {
    console.out().print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    console.out().flush();
    drawn = line.length();
  }

  @Override
  public void end() {
    console.out().println();
    drawn = 0;
  }
}
