package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;

class StudySnapshotTest {
  private static Trial trial(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    return Trial.waiting(number, source, ScriptedStudies.MIDDLE);
  }

  private static StudySnapshot of(List<Trial> trials) {
    Study study = Study.created(1, ScriptedStudies.spec(4, 2), Instant.EPOCH);
    return new StudySnapshot(
        study,
        RunStatus.IDLE,
        trials,
        OptionalInt.empty(),
        0,
        Optional.empty(),
        "",
        Optional.empty());
  }

  @Test
  void whatIsAddedLaterIsNoPartOfIt() {
    List<Trial> trials = new ArrayList<>(List.of(trial(0)));
    StudySnapshot snapshot = of(trials);
    trials.add(trial(1));
    assertThat(snapshot.trials()).containsExactly(trial(0));
  }

  @Test
  void theTrialsOfARunningStudyAreCopiedOnce() {
    LiveHistory history = new LiveHistory(ScriptedStudies.spec(4, 2));
    history.put(trial(0));
    history.put(trial(1));
    List<Trial> copy = history.trials();
    assertThat(of(copy).trials()).isSameAs(copy);
  }
}
