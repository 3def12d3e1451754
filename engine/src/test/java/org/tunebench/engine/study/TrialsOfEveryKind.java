package org.tunebench.engine.study;

import static org.tunebench.engine.study.StudyFixtures.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/** Trials of every state and origin, some of them tried again, once or more often. */
public final class TrialsOfEveryKind {
  private TrialsOfEveryKind() {}

  /** A number of them, drawn at random. */
  public static List<Trial> some(Random random, int number) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Trial waiting = i % 3 == 0 ? retryOfAny(random, trials) : of(any(random), i);
      TrialState state = TrialState.values()[random.nextInt(TrialState.values().length)];
      trials.add(in(state, waiting));
    }
    return trials;
  }

  private static Origin any(Random random) {
    return Origin.values()[random.nextInt(Origin.values().length)];
  }

  private static Trial retryOfAny(Random random, List<Trial> trials) {
    List<Integer> ended =
        trials.stream().filter(t -> t.state().isTerminal()).map(Trial::number).toList();
    int number = trials.size();
    return ended.isEmpty()
        ? of(any(random), number)
        : again(any(random), number, ended.get(random.nextInt(ended.size())));
  }

  /** One that waits. */
  public static Trial of(Origin origin, int number) {
    return waiting(origin, number, OptionalInt.empty());
  }

  /** One that waits to try another one again. */
  public static Trial retry(int number, int of) {
    return again(Origin.RETRY, number, of);
  }

  private static Trial again(Origin origin, int number, int of) {
    return waiting(origin, number, OptionalInt.of(of));
  }

  private static Trial waiting(Origin origin, int number, OptionalInt retryOf) {
    Trial.Source source = new Trial.Source(origin, retryOf, number, Double.NaN);
    return Trial.waiting(number, source, StudyFixtures.configuration());
  }

  private static Trial in(TrialState state, Trial waiting) {
    return switch (state) {
      case WAITING -> waiting;
      case RUNNING -> waiting.start("cpu", NOON);
      case COMPLETED -> waiting.start("cpu", NOON).complete(Map.of("marginal_ll", 1.0), NOON);
      default -> waiting.start("cpu", NOON).end(state, "", NOON);
    };
  }
}
