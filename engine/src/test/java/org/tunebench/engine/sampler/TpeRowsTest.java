package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Trial;

/** Suggestions of one thread compute with the same rows, one after the other. */
class TpeRowsTest {
  private static final SearchSpace TEN = numbers(10);

  private static SearchSpace numbers(int count) {
    return new SearchSpace(
        IntStream.range(0, count)
            .mapToObj(i -> new Parameter("x" + i, new FloatRange(0, 1)))
            .toList());
  }

  private static Sampler tpe(boolean multivariate, SearchSpace space) {
    return Samplers.create(new PartSpec("tpe").with("multivariate", multivariate), space);
  }

  private static LiveHistory trials(Sampler tpe, SearchSpace space, int count) {
    return new Rehearsal(space, tpe, 1, 2 * count)
        .run(
            count,
            values ->
                values.values().values().stream()
                    .mapToDouble(x -> Math.abs((double) x - 0.4))
                    .sum())
        .history();
  }

  private static Trial next(LiveHistory history) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    return Trial.waiting(history.size(), source, history.trial(0).configuration());
  }

  /**
   * Whether another one is under way or not. One that computed with 500 trials anew each time would
   * leave 80,000 bytes.
   */
  @ParameterizedTest
  @ValueSource(ints = {600, 1_200})
  void oneSuggestionAfterAnotherLeavesLittleToTheCollector(int count) {
    Sampler tpe = tpe(true, TEN);
    LiveHistory history = trials(tpe, TEN, count);
    LiveHistory beside = history.with(next(history));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    tpe.suggest(TEN, history, count);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int turn = 0; turn < 8; turn++) {
      tpe.suggest(TEN, turn % 2 == 0 ? history : beside, count + turn);
    }

    assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 8).isLessThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAnotherStudyWasSuggestedBeforeChangesNothing(boolean multivariate)
      throws InterruptedException {
    SearchSpace three = numbers(3);
    Sampler tpe = tpe(multivariate, three);
    History few = trials(tpe, three, 40);
    Sampler otherTpe = tpe(true, TEN);
    History many = trials(otherTpe, TEN, 90);
    List<Optional<Suggestion>> alone = new ArrayList<>();
    Thread fresh =
        new Thread(
            () ->
                IntStream.range(40, 60).forEach(turn -> alone.add(tpe.suggest(three, few, turn))));
    fresh.start();
    fresh.join();

    List<Optional<Suggestion>> amongOthers =
        IntStream.range(40, 60)
            .mapToObj(
                turn -> {
                  otherTpe.suggest(TEN, many, turn);
                  return tpe.suggest(three, few, turn);
                })
            .toList();

    assertThat(amongOthers).isEqualTo(alone).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "1, 500", "200, 500", "400, 650"})
  void thereAreAsManyBadTrialsHoweverFewAreUnderWay(int pending, int bad) {
    SearchSpace three = numbers(3);
    LiveHistory history = trials(Samplers.create(new PartSpec("random"), three), three, 700);
    for (int i = 0; i < pending; i++) {
      history.put(next(history));
    }

    GoodAndBad split = GoodAndBad.of(history, TpeSettings.DEFAULT);

    assertThat(split.bad()).hasSize(bad).doesNotContain(split.good()).isSorted();
    assertThat(Arrays.stream(split.bad()).filter(trial -> trial >= 700)).hasSize(pending);
  }
}
