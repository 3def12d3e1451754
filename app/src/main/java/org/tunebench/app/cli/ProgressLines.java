package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.BitSet;
import java.util.List;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;

/** For files and pipes: a line for each trial that ends. */
final class ProgressLines implements Progress {
  private final PrintStream out;
  private final EndedTrials ended;

  ProgressLines(PrintStream out, EndedTrials ended) {
    this.out = out;
    this.ended = ended;
  }

  @Override
  public void show(StudySnapshot now) {
    List<Trial> news = ended.since(now);
    for (int i = 0; i < news.size(); i++) {
      int atThatMoment = doneBefore(now, news.subList(i + 1, news.size()));
      out.println(EndedTrials.line(now, news.get(i), atThatMoment));
    }
  }

  /** How many of the budget's trials were over before these were: not all of them are of it. */
  private static int doneBefore(StudySnapshot now, List<Trial> later) {
    if (later.isEmpty()) {
      return now.done();
    }
    BitSet not = new BitSet();
    later.forEach(trial -> not.set(trial.number()));
    return TrialCounts.of(now.trials().stream().filter(trial -> !not.get(trial.number())).toList())
        .done();
  }

  @Override
  public void end() {}
}
