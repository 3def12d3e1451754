package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.List;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;

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
    int done = now.done() - (int) news.stream().filter(now::isDone).count();
    for (Trial trial : news) {
      done += now.isDone(trial) ? 1 : 0;
      out.println(EndedTrials.line(now, trial, done));
    }
  }

  @Override
  public void end() {}
}
