package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.objective.fused.ArrayState;
import org.tunebench.engine.objective.torch.RowBatches;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingFailedException;

/**
 * Trains the members of one array for an epoch at a time: each on its own shuffled batches, with
 * its own random numbers, as {@link ScviTrainer} would train it alone. Who is in it never changes:
 * when a trial comes, the others move to a new one; when one leaves, its place may stay empty.
 */
final class FusedTraining implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FusedTraining.class);

  /** No epoch: the member has left, and its place is empty. */
  static final int ABSENT = 0;

  private final TrainingData data;
  private final List<FusedMember> members;
  private final FusedModel model;
  private final FusedAdam adam;
  private final ArrayState.Copy best;
  private final Tensor klWeights;
  private final FusedPass training;
  private final FusedPass measuringTrain;
  private final FusedPass measuringTest;

  /**
   * How a member's epoch went.
   *
   * @param elbo what was measured; the ELBO of the training cells only where it was due, and enough
   *     were due for it
   * @param failure why the member cannot go on, or null
   */
  record Outcome(EpochElbo elbo, TrainingFailedException failure) {}

  /**
   * Takes the members in, with their weights and moments.
   *
   * @param before the array that some of them are in; null if there is none
   */
  FusedTraining(TrainingData data, List<FusedMember> members, int batchSize, FusedTraining before) {
    this.data = data;
    this.members = deepestFirst(members);
    FusedShape shape =
        new FusedShape(this.members.stream().map(member -> member.config().model()).toList());
    model = new FusedModel(data.inputs(), shape, data.largestBatch(batchSize), ScalarType.Float);
    try {
      int trials = members.size();
      adam = new FusedAdam(model.state(), model.space());
      best = model.state().newCopy();
      klWeights = model.space().zeros(trials, 1, 1);
      int smallest = TrainingConfig.SMALLEST_BATCH;
      training =
          pass(new FusedPass.Shape(data.trainCells(), batchSize, smallest, trials, trials), true);
      measuringTrain = pass(new FusedPass.Shape(data.trainCells(), batchSize, 1, 1, trials), false);
      measuringTest = pass(new FusedPass.Shape(data.testCells(), batchSize, 1, 1, trials), false);
      takeIn(before);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private FusedPass pass(FusedPass.Shape shape, boolean trains) {
    return new FusedPass(
        model.space(), shape, model.random().keys(), trains ? this::step : this::negativeElbos);
  }

  private static List<FusedMember> deepestFirst(List<FusedMember> members) {
    return members.stream().sorted(Comparator.comparingInt(FusedMember::depth).reversed()).toList();
  }

  List<FusedMember> members() {
    return members;
  }

  private void takeIn(FusedTraining before) {
    List<FusedMember> those =
        before == null ? List.of() : members.stream().filter(before.members::contains).toList();
    if (!those.isEmpty()) {
      takeOver(those, before);
    }
    members.stream().filter(member -> !those.contains(member)).forEach(this::load);
  }

  private void takeOver(List<FusedMember> those, FusedTraining before) {
    if (!model.state().isLike(before.model.state())) {
      those.forEach(before::release);
      those.forEach(this::load);
      return;
    }
    ArrayState.Places places = new ArrayState.Places(before.indices(those), indices(those));
    places.copy(before.model.state().all(), model.state().all());
    places.copy(before.best, best);
    places.copy(before.adam.firstMoment(), adam.firstMoment());
    places.copy(before.adam.secondMoment(), adam.secondMoment());
  }

  private Tensor indices(List<FusedMember> those) {
    return model.space().indices(those.stream().mapToLong(members::indexOf).toArray());
  }

  private void load(FusedMember member) {
    int trial = members.indexOf(member);
    Adam from = member.adam();
    model.state().load(trial, member.model().state());
    model.state().load(trial, member.model().state(), member.best(), best);
    model.state().load(trial, member.model().state(), from.firstMoment(), adam.firstMoment());
    model.state().load(trial, member.model().state(), from.secondMoment(), adam.secondMoment());
  }

  /** Remembers some members' numbers as their best. */
  void keepBest(List<FusedMember> those) {
    if (!those.isEmpty()) {
      Tensor chosen = indices(those);
      new ArrayState.Places(chosen, chosen).copy(model.state().all(), best);
    }
  }

  /** Gives a member its weights, so that it can score them. */
  void fetch(FusedMember member) {
    model.state().store(members.indexOf(member), member.model().state());
  }

  /** Gives a member all that it needs to end or to go on elsewhere. */
  void release(FusedMember member) {
    int trial = members.indexOf(member);
    Adam to = member.adam();
    fetch(member);
    model.state().store(trial, member.model().state(), best, member.best());
    model.state().store(trial, member.model().state(), to.firstMoment(), adam.firstMoment());
    model.state().store(trial, member.model().state(), to.secondMoment(), adam.secondMoment());
  }

  /**
   * Trains and measures an epoch.
   *
   * @param epochs which one it is for each member; {@link #ABSENT} for one that has left
   * @param abandoned asked before each batch: whether nobody waits for it any more
   * @return one for each member; of no use for one that has left
   */
  List<Outcome> epoch(int[] epochs, BooleanSupplier abandoned) {
    TrainingFailedException[] failures = train(epochs, abandoned);
    double[] none = new double[epochs.length];
    Arrays.fill(none, Double.NaN);
    double[] train =
        measuresTraining(epochs)
            ? elbo(measuringTrain, Seeds.ELBO_TRAIN, data.train(), epochs, abandoned)
            : none;
    double[] test = elbo(measuringTest, Seeds.ELBO_TEST, data.test(), epochs, abandoned);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < epochs.length; i++) {
      EpochElbo elbo = new EpochElbo(isDue(i, epochs) ? train[i] : Double.NaN, test[i]);
      outcomes.add(new Outcome(elbo, failures[i]));
    }
    return outcomes;
  }

  private boolean isDue(int member, int[] epochs) {
    return epochs[member] != ABSENT
        && members.get(member).config().training().measuresTraining(epochs[member]);
  }

  /** On a GPU measuring all takes less time than one by itself; a CPU does not get it for free. */
  private boolean measuresTraining(int[] epochs) {
    long due = IntStream.range(0, epochs.length).filter(i -> isDue(i, epochs)).count();
    return due > (model.space().isOnCpu() ? epochs.length / 2 : 0);
  }

  private void seed(Seeds stream, int[] epochs) {
    for (int i = 0; i < epochs.length; i++) {
      model.random().seed(i, stream.of(members.get(i).seed(), epochs[i]));
    }
  }

  private TrainingFailedException[] train(int[] epochs, BooleanSupplier abandoned) {
    seed(Seeds.TRAIN, epochs);
    double[] weights = new double[epochs.length];
    int[][] rows = new int[epochs.length][];
    for (int i = 0; i < epochs.length; i++) {
      FusedMember member = members.get(i);
      weights[i] = member.config().training().klWeight(Math.max(1, epochs[i]));
      rows[i] = RowBatches.shuffled(data.train(), Seeds.SHUFFLE.of(member.seed(), epochs[i]));
    }
    TensorArena.scoped(
        () -> {
          klWeights.copy_(model.space().numbers(weights, weights.length, 1, 1));
          adam.set(members.stream().map(member -> member.adam().state()).toList());
        });
    double[][] sums = training.run(rows, () -> model.random().nextKeys(true), abandoned);
    TrainingFailedException[] failures = new TrainingFailedException[epochs.length];
    if (!abandoned.getAsBoolean()) {
      Arrays.setAll(failures, i -> count(i, sums, epochs[i]));
    }
    return failures;
  }

  /** A step of all; gives the sums of their gradients. */
  private Tensor step(Tensor rows, Tensor keys) {
    int trials = members.size();
    CellBatch cells = data.batch(rows);
    model.computeGradients(FusedBatch.of(cells, trials, trials, data.batches()), klWeights, keys);
    Tensor sums = model.state().gradientSums().to(ScalarType.Double);
    adam.step(sums);
    return sums;
  }

  /** Counts the steps that a member has taken in an epoch; gives why it cannot go on, or null. */
  private TrainingFailedException count(int member, double[][] sums, int epoch) {
    if (epoch == ABSENT) {
      return null;
    }
    try {
      for (double[] ofBatch : sums) {
        if (members.get(member).guard().allows(epoch, ofBatch[member])) {
          members.get(member).adam().countStep();
        }
      }
      return null;
    } catch (TrainingFailedException e) {
      return e;
    }
  }

  /** The sum over cells of each member's negative ELBO. */
  private Tensor negativeElbos(Tensor rows, Tensor keys) {
    FusedBatch batch = FusedBatch.of(data.batch(rows), 1, members.size(), data.batches());
    return model.negativeElbo(batch, keys).to(ScalarType.Double).sum(1);
  }

  /** The mean negative ELBO of some cells for each member. */
  private double[] elbo(
      FusedPass pass, Seeds stream, int[] rows, int[] epochs, BooleanSupplier abandoned) {
    double[] means = new double[epochs.length];
    if (rows.length == 0) {
      Arrays.fill(means, Double.NaN);
      return means;
    }
    seed(stream, epochs);
    double[][] sums = pass.run(new int[][] {rows}, () -> model.random().nextKeys(false), abandoned);
    for (double[] ofBatch : sums) {
      Arrays.setAll(means, i -> means[i] + ofBatch[i] / rows.length);
    }
    return means;
  }

  @Override
  public void close() {
    try {
      model.space().queue().finish();
    } catch (RuntimeException e) {
      LOG.warn("the device does not end its work, which is given up", e);
    }
    training.close();
    measuringTrain.close();
    measuringTest.close();
    model.close();
  }
}
