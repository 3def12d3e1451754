package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.RowBatches;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingFailedException;

/**
 * Trains the members of one array for an epoch at a time: each on its own shuffled batches, with
 * its own random numbers, as {@link ScviTrainer} would train it alone. Who is in it never changes:
 * when a trial comes or goes, the others move to a new one.
 */
final class FusedTraining implements AutoCloseable {
  private final TrainingData data;
  private final List<FusedMember> members;
  private final int batchSize;
  private final FusedModel model;
  private final FusedAdam adam;

  /**
   * How a member's epoch went.
   *
   * @param elbo what was measured; the ELBO of the training cells only where most were due for it
   * @param failure why the member cannot go on, or null
   */
  record Outcome(EpochElbo elbo, TrainingFailedException failure) {}

  /** Takes the members in, with their weights and moments. */
  FusedTraining(TrainingData data, List<FusedMember> members, int batchSize) {
    this.data = data;
    this.members = deepestFirst(members);
    this.batchSize = batchSize;
    FusedShape shape =
        new FusedShape(this.members.stream().map(member -> member.config().model()).toList());
    model = new FusedModel(data.inputs(), shape, data.largestBatch(batchSize), ScalarType.Float);
    try {
      adam = new FusedAdam(model.state(), model.space());
      this.members.forEach(this::load);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private static List<FusedMember> deepestFirst(List<FusedMember> members) {
    return members.stream().sorted(Comparator.comparingInt(FusedMember::depth).reversed()).toList();
  }

  List<FusedMember> members() {
    return members;
  }

  /** Whether it is made of exactly these, in whatever order. */
  boolean isOf(List<FusedMember> others) {
    return members.size() == others.size() && members.containsAll(others);
  }

  private void load(FusedMember member) {
    int trial = members.indexOf(member);
    Adam from = member.adam();
    model.state().load(trial, member.model().state());
    model.state().load(trial, member.model().state(), from.firstMoment(), adam.firstMoment());
    model.state().load(trial, member.model().state(), from.secondMoment(), adam.secondMoment());
  }

  /** Gives a member its weights, so that it can keep or score them. */
  void fetch(FusedMember member) {
    model.state().store(members.indexOf(member), member.model().state());
  }

  /** Gives a member all that it needs to go on elsewhere. */
  void release(FusedMember member) {
    int trial = members.indexOf(member);
    Adam to = member.adam();
    fetch(member);
    model.state().store(trial, member.model().state(), to.firstMoment(), adam.firstMoment());
    model.state().store(trial, member.model().state(), to.secondMoment(), adam.secondMoment());
  }

  /**
   * Trains and measures an epoch.
   *
   * @param epochs which one it is for each member
   * @param abandoned asked before each batch: whether nobody waits for it any more
   * @return one for each member
   */
  List<Outcome> epoch(int[] epochs, BooleanSupplier abandoned) {
    TrainingFailedException[] failures = train(epochs, abandoned);
    int due = 0;
    for (int i = 0; i < epochs.length; i++) {
      due += members.get(i).config().training().measuresTraining(epochs[i]) ? 1 : 0;
    }
    double[] none = new double[epochs.length];
    Arrays.fill(none, Double.NaN);
    double[] train = 2 * due > epochs.length ? elbo(Seeds.ELBO_TRAIN, data.train(), epochs) : none;
    double[] test = elbo(Seeds.ELBO_TEST, data.test(), epochs);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < epochs.length; i++) {
      boolean measured = members.get(i).config().training().measuresTraining(epochs[i]);
      EpochElbo elbo = new EpochElbo(measured ? train[i] : Double.NaN, test[i]);
      outcomes.add(new Outcome(elbo, failures[i]));
    }
    return outcomes;
  }

  private void seed(Seeds stream, int[] epochs) {
    for (int i = 0; i < epochs.length; i++) {
      model.seed(i, stream.of(members.get(i).seed(), epochs[i]));
    }
  }

  private TrainingFailedException[] train(int[] epochs, BooleanSupplier abandoned) {
    seed(Seeds.TRAIN, epochs);
    TrainingFailedException[] failures = new TrainingFailedException[epochs.length];
    double[] klWeights = new double[epochs.length];
    int[][] rows = new int[epochs.length][];
    for (int i = 0; i < epochs.length; i++) {
      FusedMember member = members.get(i);
      klWeights[i] = member.config().training().klWeight(epochs[i]);
      rows[i] = RowBatches.shuffled(data.train(), Seeds.SHUFFLE.of(member.seed(), epochs[i]));
    }
    for (int start = 0; start < data.trainCells(); start += batchSize) {
      int size = Math.min(batchSize, data.trainCells() - start);
      if (size >= TrainingConfig.SMALLEST_BATCH && !abandoned.getAsBoolean()) {
        long[] chosen = chosen(rows, start, size);
        TensorArena.scoped(() -> step(chosen, klWeights, epochs, failures));
      }
    }
    return failures;
  }

  private static long[] chosen(int[][] rows, int start, int size) {
    return Arrays.stream(rows)
        .flatMapToInt(ofMember -> Arrays.stream(ofMember, start, start + size))
        .asLongStream()
        .toArray();
  }

  private void step(
      long[] chosen, double[] klWeights, int[] epochs, TrainingFailedException[] failures) {
    int trials = members.size();
    CellBatch cells = data.batch(model.space().indices(chosen));
    model.computeGradients(FusedBatch.of(cells, trials, trials, data.batches()), klWeights);
    double[] sums = numbers(model.state().gradientSums());
    List<Adam.Move> moves = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      moves.add(failures[i] == null ? move(i, sums[i], epochs[i], failures) : null);
    }
    adam.step(moves);
  }

  /** A member's next step; null if its gradient is no number. */
  private Adam.Move move(int member, double sum, int epoch, TrainingFailedException[] failures) {
    try {
      return members.get(member).guard().allows(epoch, sum)
          ? members.get(member).adam().nextMove()
          : null;
    } catch (TrainingFailedException e) {
      failures[member] = e;
      return null;
    }
  }

  /** The mean negative ELBO of some cells for each member. */
  private double[] elbo(Seeds stream, int[] rows, int[] epochs) {
    seed(stream, epochs);
    double[] means = new double[epochs.length];
    new RowBatches(model.space(), batchSize)
        .forEach(
            rows,
            indices -> {
              FusedBatch batch =
                  FusedBatch.of(data.batch(indices), 1, epochs.length, data.batches());
              double[] sums = numbers(model.negativeElbo(batch).to(ScalarType.Double).sum(1));
              Arrays.setAll(means, i -> means[i] + sums[i] / rows.length);
            });
    if (rows.length == 0) {
      Arrays.fill(means, Double.NaN);
    }
    return means;
  }

  private static double[] numbers(Tensor vector) {
    double[] values = new double[(int) vector.numel()];
    vector.to(ScalarType.Double).cpu().contiguous().data_ptr_double().get(values);
    return values;
  }

  @Override
  public void close() {
    model.close();
  }
}
