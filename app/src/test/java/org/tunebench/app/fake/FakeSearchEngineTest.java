package org.tunebench.app.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.StudyListener;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

/** The fake must keep the promises of the real engine that screens rely on. */
class FakeSearchEngineTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();

  @Test
  void listenersHearWhatWasBeforeAndThenEverything() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    int first = running.startTrial();
    running.report(first, 1);

    Map<Integer, Curve> before = new HashMap<>();
    List<StudySnapshot> snapshots = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void onSnapshot(StudySnapshot snapshot) {
            snapshots.add(snapshot);
          }

          @Override
          public void onReports(List<Report> batch) {
            reports.addAll(batch);
          }
        };
    Runnable leave = running.listen(listener, before::putAll);
    running.report(first, 2);
    running.complete(first);
    leave.run();
    running.startTrial();

    assertThat(before.get(first).lastStep()).isEqualTo(1);
    assertThat(reports).extracting(Report::step).containsExactly(2);
    assertThat(snapshots).hasSize(2);
    assertThat(snapshots.get(1).best()).hasValue(first);
  }

  @Test
  void stoppingInterruptsRunningTrialsAndForgetsTheRun() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    running.startTrial();
    running.stop();

    assertThat(running.ended()).isCompleted();
    assertThat(engine.running()).isEmpty();
    StudySnapshot after = engine.snapshot(study.id()).orElseThrow();
    assertThat(after.count(TrialState.INTERRUPTED)).isEqualTo(1);
    assertThat(after.study().state()).isEqualTo(StudyState.STOPPED);
  }

  @Test
  void filledStudiesHaveHistoriesAndABest() {
    Study study = FakeStudies.filled(engine.repository(), "cortex", 30, 100, StudyState.STOPPED);

    assertThat(engine.repository().curves(study.id(), "elbo")).hasSize(30);
    assertThat(engine.repository().summaries().get(0).best()).isPresent();
    assertThatThrownBy(() -> engine.repository().create(FakeStudies.spec("cortex", 1)))
        .isInstanceOf(WrongInputException.class);
  }
}
