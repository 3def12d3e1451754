package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class ForecastsTest {
  private static final int EPOCHS = 10;

  private static final SearchSpace SPACE =
      new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1))));

  private final Rehearsal study = new Rehearsal(SPACE, new GpSampler(GpSettings.DEFAULT), 1, 100);

  /** A trial that has reported some epochs of a curve. */
  private int underWay(double x, int epochs, IntToDoubleFunction curve) {
    int number = study.start(new Configuration(Map.of("x", x)));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      study.history().put(new Report(number, epoch, Map.of("loss", curve.applyAsDouble(epoch))));
    }
    return number;
  }

  private int completed(double x, double end) {
    int number = underWay(x, EPOCHS, falling(end));
    study.complete(number, end);
    return number;
  }

  private static IntToDoubleFunction falling(double end) {
    return epoch -> end + 12.0 / epoch - 12.0 / EPOCHS;
  }

  /** Trials that reached 0, 1, 2 and so on. */
  private void completed(int count) {
    for (int end = 0; end < count; end++) {
      completed(0.01 * end, end);
    }
  }

  private Optional<Forecast> forecast(int trial) {
    return forecasts().of(trial);
  }

  /** From what completed trials reached. */
  private Forecasts forecasts() {
    Forecasts forecasts = new Forecasts(study.history());
    IntStream.range(0, study.history().size())
        .filter(number -> Double.isFinite(study.history().loss(number)))
        .forEach(number -> forecasts.learn(number, study.history().loss(number)));
    return forecasts;
  }

  @Test
  void whoStandsBetweenTwoReachesWhatLiesBetweenThem() {
    completed(12);

    Forecast forecast = forecast(underWay(0.5, 3, falling(6.5))).orElseThrow();

    assertThat(forecast.value()).isCloseTo(6.5, within(1e-9));
    assertThat(forecast.deviation()).isCloseTo(0, within(1e-9));
  }

  @Test
  void whoStandsBetterThanAllReachesMoreThanAll() {
    completed(12);

    assertThat(forecast(underWay(0.5, 3, falling(-2))).orElseThrow().value())
        .isCloseTo(-2, within(1e-9));
  }

  @Test
  void whoHasLeaptFarBeyondAllIsExpectedNearThemAndUnsure() {
    for (int i = 0; i < 12; i++) {
      double end = i + (i % 3) - 1;
      study.complete(underWay(0.01 * i, EPOCHS, falling(i)), end);
    }
    Forecast inside = forecast(underWay(0.5, 5, falling(10.5))).orElseThrow();
    Forecast leapt = forecast(underWay(0.6, 5, falling(3_000))).orElseThrow();
    Forecast fallen = forecast(underWay(0.7, 5, falling(-3_000))).orElseThrow();

    assertThat(leapt.value()).isBetween(9.0, 25.0);
    assertThat(fallen.value()).isBetween(-15.0, 2.0);
    assertThat(leapt.deviation()).isGreaterThan(2 * inside.deviation()).isLessThan(20);
    assertThat(fallen.deviation()).isGreaterThan(2 * inside.deviation()).isLessThan(20);
  }

  @Test
  void whereCurvesCrossTheForecastIsUnsure() {
    for (int end = 0; end < 12; end++) {
      int mixedUp = 5 * end % 12;
      study.complete(underWay(0.01 * end, EPOCHS, epoch -> mixedUp), end);
    }

    Forecast forecast = forecast(underWay(0.5, 3, epoch -> 4)).orElseThrow();

    assertThat(forecast.deviation()).isGreaterThan(2);
    assertThat(forecast.with(20, 0.2)).isCloseTo(20, within(0.5));
  }

  @Test
  void theSurerOfTwoCountsForMore() {
    assertThat(new Forecast(1, 0.1).with(3, 0.1)).isEqualTo(2);
    assertThat(new Forecast(1, 0).with(3, 0.1)).isEqualTo(1);
    assertThat(new Forecast(1, 0.3).with(3, 0.1)).isCloseTo(2.8, within(1e-12));
  }

  @Test
  void whoStandsWorseIsNotTakenForBetter() {
    for (int end = 0; end < 12; end++) {
      int turned = 12 - end;
      study.complete(underWay(0.01 * end, EPOCHS, epoch -> turned), end);
    }

    // Those that stood from 1 to 5 reached 11 to 7.
    assertThat(forecast(underWay(0.5, 3, epoch -> -30)).orElseThrow().value()).isEqualTo(9);
  }

  @Test
  void withoutReportsOrAmongTooFewThereIsNone() {
    completed(3);
    int fourth = underWay(0.5, 3, falling(2));
    assertThat(forecast(fourth)).isEmpty();

    completed(0.6, 3);
    assertThat(forecast(fourth)).isPresent();
    assertThat(forecast(underWay(0.7, 0, falling(2)))).isEmpty();
    assertThat(forecast(underWay(0.8, 3, epoch -> Double.NaN))).isEmpty();
  }

  @Test
  void oneThatWasEndedEarlyTellsOfThoseThatStandAtAnEarlierStepOnly() {
    completed(3);
    int early = underWay(0.6, 3, falling(4));
    study.end(early, TrialState.PRUNED);
    int atSecondStep = underWay(0.5, 2, falling(2));
    int atThirdStep = underWay(0.5, 3, falling(2));
    Forecasts forecasts = forecasts();
    forecasts.learn(early, 4);

    assertThat(forecasts.of(atSecondStep)).isPresent();
    assertThat(forecasts.of(atThirdStep)).isEmpty();
  }

  @Test
  void thoseEndedEarlyAreExpectedToComeToWhatTheyWouldHave() {
    completed(6);
    study.end(underWay(0.6, 3, falling(8)), TrialState.PRUNED);
    study.end(underWay(0.7, 3, falling(-1)), TrialState.STOPPED);
    study.end(underWay(0.8, 3, falling(2)), TrialState.FAILED);
    int[] trials = IntStream.range(0, study.history().size()).toArray();

    double[] expected = new Expectations(study.history()).lossesOf(trials);

    assertThat(expected).startsWith(0, 1, 2, 3, 4, 5);
    assertThat(expected[6]).isCloseTo(8, within(1e-9));
    assertThat(expected[7]).isCloseTo(-1, within(1e-9));
    assertThat(expected[8]).isNaN();
  }

  @Test
  void thoseEndedEarlyLearnFromThoseThatWentFurther() {
    completed(4);
    IntToDoubleFunction turning = epoch -> falling(epoch < 3 ? 2.5 : 9).applyAsDouble(epoch);
    study.end(underWay(0.5, 2, turning), TrialState.PRUNED);
    for (double x : new double[] {0.6, 0.7, 0.8}) {
      study.end(underWay(x, 5, turning), TrialState.PRUNED);
    }
    int[] trials = IntStream.range(0, study.history().size()).toArray();

    double[] expected = new Expectations(study.history()).lossesOf(trials);

    assertThat(expected[5]).isCloseTo(9, within(1e-9));
    assertThat(expected[4]).isBetween(5.0, 9.0);
  }

  @Test
  void whileTooFewHaveGoneFurtherTheMiddleOfTheCompletedIsExpected() {
    completed(3);
    study.end(underWay(0.6, 3, falling(8)), TrialState.PRUNED);
    study.end(underWay(0.7, 0, falling(8)), TrialState.STOPPED);

    assertThat(new Expectations(study.history()).lossesOf(new int[] {3, 4})).containsExactly(1, 1);
  }

  @Test
  void runningTrialsAreForetoldInTheMetricByWhatCompletedOnesReached() {
    LiveHistory accuracies =
        new LiveHistory(SPACE, new MetricSpec("accuracy", Goal.MAXIMIZE), 1, 100);
    for (int trial = 0; trial < 12; trial++) {
      report(accuracies, trial, EPOCHS, 0.5 + 0.02 * trial);
      Map<String, Double> reached = Map.of("accuracy", 0.5 + 0.02 * trial);
      accuracies.put(accuracies.trial(trial).complete(reached, Instant.EPOCH));
    }
    report(accuracies, 12, 3, 0.61);
    report(accuracies, 13, 0, 0.7);

    SortedMap<Integer, Forecast> found = Forecasts.ofRunning(accuracies);

    assertThat(found).containsOnlyKeys(12);
    assertThat(found.get(12).value()).isCloseTo(0.61, within(1e-9));
    assertThat(found.get(12).deviation()).isCloseTo(0, within(1e-9));
  }

  private static void report(LiveHistory history, int trial, int epochs, double end) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), trial, 0);
    Configuration x = new Configuration(Map.of("x", 0.5));
    history.put(Trial.waiting(trial, source, x).start("cpu", Instant.EPOCH));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double value = end - 0.5 / epoch + 0.5 / EPOCHS;
      history.put(new Report(trial, epoch, Map.of("accuracy", value)));
    }
  }

  /** Of two in three, as of a normal error, and by noise that is neither better nor worse. */
  @Test
  void runningTrialsMissWhatIsForetoldAsFarAsItSays() {
    Random random = new Random(5);
    int within = 0;
    int foretold = 0;
    for (int number = 0; number < 700; number++) {
      double end = random.nextDouble();
      IntToDoubleFunction noisy =
          epoch -> falling(end).applyAsDouble(epoch) + 0.1 * random.nextGaussian();
      int trial = underWay(0.5, 1 + number % 8, noisy);
      Forecast forecast = Forecasts.ofRunning(study.history()).get(trial);
      if (forecast != null) {
        foretold++;
        within += Math.abs(forecast.value() - end) <= forecast.deviation() ? 1 : 0;
      }
      study.complete(trial, end);
    }
    assertThat(foretold).isEqualTo(696);
    assertThat((double) within / foretold).isBetween(0.58, 0.75);
  }

  @Test
  void numbersOfAnySizeGiveANumber() {
    for (int end = 0; end < 12; end++) {
      double huge = (end % 2 == 0 ? 1 : -1) * 1.7e308;
      study.complete(underWay(0.01 * end, EPOCHS, epoch -> huge), end);
    }

    Forecast forecast = forecast(underWay(0.5, 3, epoch -> 1.7e308)).orElseThrow();

    assertThat(forecast.value()).isBetween(0.0, 11.0);
    assertThat(forecast.deviation()).isFinite();
  }

  @Test
  void thoseEndedEarlyRankByWhatTheyWouldHaveComeTo() {
    completed(6);
    int promising = underWay(0.6, 3, falling(0.5));
    study.end(promising, TrialState.STOPPED);
    int poor = underWay(0.7, 3, falling(8));
    study.end(poor, TrialState.PRUNED);
    int failed = underWay(0.8, 3, falling(-3));
    study.end(failed, TrialState.FAILED);

    assertThat(ranking()).containsExactly(0, promising, 1, 2, 3, 4, 5, poor, failed);
  }

  @Test
  void whereNoneCompletedTheRanksStay() {
    int shorter = underWay(0.6, 3, falling(0.5));
    study.end(shorter, TrialState.PRUNED);
    int longer = underWay(0.7, 5, falling(8));
    study.end(longer, TrialState.PRUNED);

    assertThat(ranking()).containsExactly(longer, shorter);
  }

  private int[] ranking() {
    IntUnaryOperator ranking = new Expectations(study.history()).ranking();
    return IntStream.range(0, study.history().rankedCount()).map(ranking).toArray();
  }

  @Test
  void tpeTakesThemForGoodByIt() {
    completed(9);
    int promising = underWay(0.6, 3, falling(-1));
    study.end(promising, TrialState.PRUNED);

    GoodAndBad split = GoodAndBad.of(study.history(), TpeSettings.DEFAULT);

    assertThat(split.good()).containsExactly(0, promising);
    assertThat(split.bad()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void aModelGoesWhereATrialUnderWayStandsWellAndLeavesItWhereItStandsBadly() {
    double[] ends = {0.5, 0.9, 0.3, 0.7, 0.6, 0.2, 0.8, 0.4, 0.9, 0.3};
    for (int i = 0; i < ends.length; i++) {
      completed(0.1 * i, ends[i]);
    }
    int trial = underWay(0.96, 3, falling(-0.3));
    long near = suggestionsNear(0.96);
    study.history().put(new Report(trial, 4, Map.of("loss", falling(1).applyAsDouble(4))));

    assertThat(near).isGreaterThan(10);
    assertThat(suggestionsNear(0.96)).isZero();
  }

  @Test
  void thatTrialsUnderWayCountIsSaidOnceTheyReport() {
    completed(12);
    GpSampler sampler = new GpSampler(GpSettings.DEFAULT);
    int trial = underWay(0.5, 0, falling(2));

    assertThat(sampler.explain(SPACE, study.history())).doesNotContain("as they stand");
    study.history().put(new Report(trial, 1, Map.of("loss", 3.0)));
    assertThat(sampler.explain(SPACE, study.history()))
        .contains("on 12 trials; those under way count as they stand");
  }

  /** How many of the next twenty turns' suggestions, asked for all at once, are near a place. */
  private long suggestionsNear(double place) {
    GpSampler sampler = new GpSampler(GpSettings.DEFAULT);
    return IntStream.range(0, 20)
        .mapToObj(later -> sampler.suggest(SPACE, study.history(), study.history().size() + later))
        .map(suggestion -> (double) suggestion.orElseThrow().configuration().get("x").orElseThrow())
        .filter(x -> Math.abs(x - place) < 0.06)
        .count();
  }
}
