package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingFailedException;

/** Trials trained together against the same trials alone: equal but for rounding. */
@Timeout(120)
class TrialArrayTest {
  private static final double ROUNDING = 1e-4;
  private static final int BATCH = TrainedRun.BATCH;

  private static TrainingData data;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private TrialArray array;

  /** A training's epochs and its end. */
  @BeforeAll
  static void makeData() {
    LibTorch.useThreads(1);
    data = SmallData.data(160, 20, 3);
  }

  @AfterAll
  static void freeData() {
    data.close();
  }

  @BeforeEach
  void open() {
    array = new TrialArray(data, BATCH);
  }

  @AfterEach
  void close() {
    threads.shutdown();
    array.close();
  }

  private static ScviConfig config(
      int layers, int hidden, int latent, ReconstructionLoss loss, double dropout, int epochs) {
    return TrainedRun.config(layers, hidden, latent, loss, dropout, epochs, 2);
  }

  /** Of all widths, depths and likelihoods, some of which end earlier than others. */
  private static List<ScviConfig> different() {
    return List.of(
        config(1, 16, 3, ReconstructionLoss.ZINB, 0.1, 8),
        config(3, 12, 5, ReconstructionLoss.NB, 0.3, 6),
        config(2, 24, 2, ReconstructionLoss.ZINB, 0, 8),
        config(1, 8, 4, ReconstructionLoss.NB, 0.5, 3));
  }

  private TrainedRun alone(ScviConfig config, long seed) {
    return TrainedRun.of(data, config, seed, EpochListener.none(), Optional.empty());
  }

  private Future<TrainedRun> together(ScviConfig config, long seed, EpochListener listener) {
    return threads.submit(() -> TrainedRun.of(data, config, seed, listener, Optional.of(array)));
  }

  private static void assertSame(TrainedRun run, TrainedRun expected) {
    assertThat(run.history()).hasSameSizeAs(expected.history());
    for (int i = 0; i < run.history().size(); i++) {
      assertClose(run.history().get(i).test(), expected.history().get(i).test());
      assertClose(run.history().get(i).train(), expected.history().get(i).train());
    }
    assertThat(run.result().end()).isEqualTo(expected.result().end());
    assertThat(run.result().bestEpoch()).isEqualTo(expected.result().bestEpoch());
    ScviMetrics scores = run.result().metrics().orElseThrow();
    ScviMetrics expectedScores = expected.result().metrics().orElseThrow();
    assertClose(scores.marginalLl(), expectedScores.marginalLl());
    assertClose(scores.elboTest(), expectedScores.elboTest());
  }

  private static void assertClose(double value, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(expected, within(ROUNDING * Math.abs(expected)));
    }
  }

  @Test
  void eachHasTheHistoryThatItHasAlone() throws Exception {
    List<Future<TrainedRun>> runs = new ArrayList<>();
    for (int i = 0; i < different().size(); i++) {
      runs.add(together(different().get(i), i, EpochListener.none()));
    }

    for (int i = 0; i < runs.size(); i++) {
      assertSame(runs.get(i).get(), alone(different().get(i), i));
    }
  }

  @Test
  void aTrialMayComeWhileAnotherIsUnderWay() throws Exception {
    ScviConfig first = different().get(0);
    ScviConfig second = different().get(2);
    CompletableFuture<Future<TrainedRun>> late = new CompletableFuture<>();
    EpochListener calling =
        (epoch, train, test) -> {
          if (epoch == 3) {
            late.complete(together(second, 2, EpochListener.none()));
          }
          return true;
        };
    Future<TrainedRun> run = together(first, 1, calling);

    assertSame(late.get().get(), alone(second, 2));
    assertSame(run.get(), alone(first, 1));
  }

  @Test
  void whoComesWaitsWhereTheArrayIsKeptAndPlacesOfThoseWhoLeftStayEmpty() throws Exception {
    array.close();
    // Time stands still: it is never worth it to make the array anew while somebody is inside.
    array = new TrialArray(data, BATCH, Turnover.ofAFifth(() -> 0));
    CompletableFuture<Future<TrainedRun>> late = new CompletableFuture<>();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    ScviConfig shorter = different().get(3);
    ScviConfig longer = different().get(0);
    try (ScviModel model = new ScviModel(data, longer.model(), 9, BATCH)) {
      // Whoever has a seat and does not ask keeps the others until all have come.
      TrialArray.Seat gate = array.join(new FusedMember(longer, 9, model, null, null, null));
      Future<TrainedRun> first =
          together(
              shorter,
              3,
              (epoch, train, test) -> {
                order.add(3);
                return true;
              });
      Future<TrainedRun> second =
          together(
              longer,
              1,
              (epoch, train, test) -> {
                order.add(1);
                if (epoch == 2) {
                  late.complete(
                      together(
                          different().get(2),
                          2,
                          (e, t, u) -> {
                            order.add(2);
                            return true;
                          }));
                }
                return true;
              });
      while (array.seats() < 3) {
        Thread.onSpinWait();
      }
      gate.close();

      assertSame(late.get().get(), alone(different().get(2), 2));
      assertSame(first.get(), alone(shorter, 3));
      assertSame(second.get(), alone(longer, 1));
    }
    // The third came in when nobody was inside any more.
    assertThat(order.indexOf(2)).isGreaterThan(order.lastIndexOf(1));
    assertThat(order.lastIndexOf(3)).isLessThan(order.lastIndexOf(1));
  }

  @Test
  void aTrialThatIsStoppedLeavesTheOthersAlone() throws Exception {
    ScviConfig config = different().get(0);
    Future<TrainedRun> stopped = together(different().get(1), 1, (epoch, train, test) -> epoch < 2);
    Future<TrainedRun> other = together(config, 2, EpochListener.none());

    assertThat(stopped.get().result().end()).isEqualTo(ScviResult.End.STOPPED);
    assertThat(stopped.get().result().epochs()).isEqualTo(2);
    assertSame(other.get(), alone(config, 2));
  }

  @Test
  void anInterruptedTrialGivesUpItsSeat() throws Exception {
    ScviConfig config = different().get(0);
    EpochListener interrupting =
        (epoch, train, test) -> {
          Thread.currentThread().interrupt();
          return true;
        };
    Future<TrainedRun> interrupted = together(different().get(1), 1, interrupting);
    Future<TrainedRun> other = together(config, 2, EpochListener.none());

    assertThat(interrupted.get().result().end()).isEqualTo(ScviResult.End.STOPPED);
    assertThat(interrupted.get().result().metrics()).isEmpty();
    assertSame(other.get(), alone(config, 2));
  }

  @Test
  void aTrialWithoutNumbersFailsByItself() throws Exception {
    ScviConfig base = config(2, 16, 3, ReconstructionLoss.ZINB, 0.1, 50);
    ScviConfig hopeless =
        new ScviConfig(
            base.model(),
            new TrainingConfig(1e30, 50, BATCH, 0, 1, EarlyStoppingConfig.DEFAULT),
            5);
    ScviConfig config = different().get(2);
    Future<TrainedRun> failing = together(hopeless, 1, EpochListener.none());
    Future<TrainedRun> other = together(config, 2, EpochListener.none());

    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("the loss of 10 batches in a row was not a number");
    assertSame(other.get(), alone(config, 2));
  }

  @Test
  void eachKeepsItsOwnPlateauAndStopsEarly() throws Exception {
    EarlyStoppingConfig impatient = new EarlyStoppingConfig(4, 1e9, 2, 0.1);
    ScviConfig base = different().get(0);
    ScviConfig stopping =
        new ScviConfig(base.model(), new TrainingConfig(0.01, 99, BATCH, 0, 0, impatient), 5);
    ScviConfig config = different().get(1);
    Future<TrainedRun> early = together(stopping, 1, EpochListener.none());
    Future<TrainedRun> other = together(config, 2, EpochListener.none());

    assertThat(early.get().result().end()).isEqualTo(ScviResult.End.EARLY_STOPPING);
    assertSame(early.get(), alone(stopping, 1));
    assertSame(other.get(), alone(config, 2));
  }

  @Test
  void whatAnArrayCannotHoldTrainsAlone() throws Exception {
    ModelConfig linear =
        new ModelConfig(1, 8, 3, ReconstructionLoss.NB, 0.1, Dispersion.GENE, DecoderKind.LINEAR);
    ScviConfig base = different().get(0);
    ScviConfig config = new ScviConfig(linear, base.training(), 5);

    assertThat(array.holds(base)).isTrue();
    assertThat(array.holds(config)).isFalse();
    assertThat(together(config, 1, EpochListener.none()).get()).isEqualTo(alone(config, 1));
  }

  @Test
  void whoCannotBeTakenInFailsByItself() throws Exception {
    ScviConfig config = different().get(0);
    try (ScviModel model = new ScviModel(data, config.model(), 1, BATCH);
        TrialArray.Seat seat = array.join(new FusedMember(config, 1, model, null, null, null))) {
      assertThatThrownBy(() -> seat.epoch(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("with 'fuse: off' each trains by itself");
    }

    assertSame(together(config, 2, EpochListener.none()).get(), alone(config, 2));
  }

  @Test
  void anErrorThatNobodyForeseesLetsNobodyWait() throws Exception {
    array.close();
    array =
        new TrialArray(
            data,
            BATCH,
            Turnover.ofAFifth(
                () -> {
                  throw new StackOverflowError("of the array");
                }));
    List<Future<TrainedRun>> runs =
        List.of(
            together(different().get(0), 1, EpochListener.none()),
            together(different().get(1), 2, EpochListener.none()));

    for (Future<TrainedRun> run : runs) {
      assertThatThrownBy(run::get)
          .hasMessageContaining("the fused array of trials failed (of the array)")
          .hasRootCauseInstanceOf(StackOverflowError.class);
    }
    assertThatThrownBy(together(different().get(2), 3, EpochListener.none())::get)
        .as("nor who comes later")
        .hasRootCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void closingLetsThoseWhoWaitGo() throws Exception {
    ScviConfig endless = config(1, 8, 2, ReconstructionLoss.NB, 0.1, 1_000_000);
    CountDownLatch underWay = new CountDownLatch(1);
    EpochListener signalling =
        (epoch, train, test) -> {
          underWay.countDown();
          return true;
        };
    Future<TrainedRun> run = together(endless, 1, signalling);
    underWay.await();

    array.close();

    assertThat(run.get().result().end()).isEqualTo(ScviResult.End.STOPPED);
  }

  @Test
  void leavesNoNativeMemoryBehind() throws Exception {
    together(different().get(3), 1, EpochListener.none()).get();
    array.close();
    long before = Pointer.totalCount();

    try (TrialArray other = new TrialArray(data, BATCH)) {
      TrainedRun.of(data, different().get(3), 2, EpochListener.none(), Optional.of(other));
    }

    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }
}
