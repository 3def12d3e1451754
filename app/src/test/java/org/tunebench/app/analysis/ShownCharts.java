package org.tunebench.app.analysis;

import java.time.Instant;
import java.util.List;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** What there is to draw in tests of charts. */
final class ShownCharts {
  /** When the charts are looked at. */
  static final Instant LATER = Instant.parse("2026-11-02T12:00:00Z");

  private ShownCharts() {}

  /** A chart with a column or parameter for each of its places. */
  static AnalysisChoice choice(AnalysisChart chart) {
    return new AnalysisChoice(
        chart,
        false,
        "n_layers",
        "n_epochs",
        "lr",
        "dropout_rate",
        Surrogate.Focus.ALL,
        false,
        0,
        false);
  }

  /** Trials of a study of {@link FakeStudies#spec}, of which so many have ended. */
  static List<Trial> trials(int ended) {
    FakeRepository repository = new FakeSearchEngine().repository();
    Study study = FakeStudies.filled(repository, "a", ended, 100, StudyState.FINISHED);
    return repository.trials(study.id());
  }

  /** A chart of such trials. */
  static AnalysisWork.Outcome show(AnalysisWork work, AnalysisChart chart, List<Trial> trials) {
    return work.show(FakeStudies.spec("a", 100), trials, choice(chart), LATER);
  }
}
