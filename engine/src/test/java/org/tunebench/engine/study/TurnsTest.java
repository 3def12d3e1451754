package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void theOrderIsThatOfAHistory() {
    Random random = new Random(11);
    for (int round = 0; round < 20; round++) {
      List<Trial> trials = TrialsOfEveryKind.some(random, 100);
      LiveHistory history = new LiveHistory(StudyFixtures.spec("any"));
      history.restore(trials);
      List<Integer> byTurn = new ArrayList<>(trials.stream().map(Trial::number).toList());
      byTurn.sort(Comparator.comparing(history::turn));

      List<Integer> ordered = new ArrayList<>(trials.stream().map(Trial::number).toList());
      ordered.sort(Turns.of(trials).order());

      assertThat(ordered)
          .isEqualTo(byTurn)
          .isNotEqualTo(trials.stream().map(Trial::number).toList());
    }
  }
}
