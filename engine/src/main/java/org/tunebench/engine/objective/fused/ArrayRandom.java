package org.tunebench.engine.objective.fused;

import static org.bytedeco.pytorch.global.torch.bitwise_xor_out;
import static org.bytedeco.pytorch.global.torch.ge_out;
import static org.bytedeco.pytorch.global.torch.mul_out;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.HashedNumbers;
import org.tunebench.engine.objective.torch.RandomNumbers;
import org.tunebench.engine.objective.torch.TensorMemory;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * The trials' random numbers, for each trial those that it has alone. All that a pass needs is
 * drawn at once, from keys that the trials' own sources give: on a GPU a few calls in place of a
 * few for each trial and layer.
 *
 * <p>Layers first declare what they need; {@link #allocate} then gives everything its place. In a
 * matrix of rows × columns, each trial has its columns of each layer that drops units; then come
 * the columns of the normal numbers, of which each is made of two.
 */
public final class ArrayRandom {
  private final TensorSpace space;
  private final List<RandomNumbers> sources = new ArrayList<>();
  private final List<Dropping> dropping = new ArrayList<>();
  private final List<Normal> normals = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private long maskColumns;
  private long normalColumns;
  private int keys;
  private Tensor places;
  private Tensor keyOfColumn;
  private Tensor thresholds;
  private Tensor scales;
  private Tensor bits;
  private Tensor work;
  private Tensor masks;
  private Tensor noise;

  /** Layer after layer of the first trials that drops units. */
  private record Dropping(long column, List<ArrayShape.Hidden> trials, long width) {}

  /** Normal numbers of all trials. */
  private record Normal(long column, int[] widths, long width) {}

  /**
   * Columns that have one key.
   *
   * @param column the first
   * @param own how many of them the trial has alone: the others are padding
   */
  private record Block(long column, long width, int own, int key) {}

  /** Sources in that space; they must be seeded before use. */
  public ArrayRandom(TensorSpace space, int trials) {
    this.space = space;
    for (int i = 0; i < trials; i++) {
      sources.add(space.random());
    }
  }

  /** Starts a trial's random numbers anew. */
  public void seed(int trial, long seed) {
    sources.get(trial).seed(seed);
  }

  /**
   * Declares a layer that drops units of the first trials.
   *
   * @return its number, for {@link #mask}
   */
  int addDropout(List<ArrayShape.Hidden> trials, long width) {
    dropping.add(new Dropping(maskColumns, trials, width));
    maskColumns += trials.size() * width;
    return dropping.size() - 1;
  }

  /**
   * Declares normal numbers.
   *
   * @param widths how many each trial has in a row
   * @return its number, for {@link #noise}
   */
  public int addNormal(int[] widths, long width) {
    normals.add(new Normal(normalColumns, widths, width));
    normalColumns += widths.length * width;
    return normals.size() - 1;
  }

  /** Places everything. */
  public void allocate(long maxRows) {
    addBlocks();
    long columns = maskColumns + 2 * normalColumns;
    bits = space.arena().keep(space.emptyWholeNumbers(maxRows, columns));
    // A CPU leaves those of padding as they are: they must be bits, too.
    bits.zero_();
    if (!space.isOnCpu()) {
      work = space.arena().keep(space.emptyWholeNumbers(maxRows, columns));
      placeBlocks(maxRows, (int) columns);
    }
    masks = space.zeros(maxRows, maskColumns);
    noise = space.zeros(maxRows, normalColumns);
    placeDropping();
  }

  /** Which key each column has, and which place each number: row × its trial's width + column. */
  private void placeBlocks(long maxRows, int columns) {
    int[] keyOf = new int[columns];
    int[] widthOf = new int[columns];
    int[] columnOf = new int[columns];
    for (Block block : blocks) {
      for (int i = 0; i < block.width; i++) {
        keyOf[(int) block.column + i] = block.key;
        widthOf[(int) block.column + i] = block.own;
        columnOf[(int) block.column + i] = i;
      }
    }
    int[] rows = new int[(int) maxRows];
    Arrays.setAll(rows, row -> row);
    keyOfColumn = keep(keyOf, columns);
    places = space.arena().keep(space.emptyWholeNumbers(maxRows, columns));
    mul_out(places, space.wholeNumbers(rows, maxRows, 1), space.wholeNumbers(widthOf, columns));
    places.add_(space.wholeNumbers(columnOf, columns)).mul_(new Scalar(HashedNumbers.SPREAD));
  }

  private Tensor keep(int[] numbers, long... shape) {
    return space.arena().keep(space.wholeNumbers(numbers, shape));
  }

  private void addBlocks() {
    for (Dropping layer : dropping) {
      for (int i = 0; i < layer.trials.size(); i++) {
        blocks.add(
            new Block(
                layer.column + i * layer.width, layer.width, layer.trials.get(i).width(), keys++));
      }
    }
    for (long half : new long[] {0, normalColumns}) {
      for (Normal normal : normals) {
        for (int i = 0; i < normal.widths.length; i++) {
          long column = maskColumns + half + normal.column + i * normal.width;
          blocks.add(new Block(column, normal.width, normal.widths[i], keys++));
        }
      }
    }
  }

  private void placeDropping() {
    int[] least = new int[(int) maskColumns];
    double[] scale = new double[(int) maskColumns];
    for (Dropping layer : dropping) {
      for (int i = 0; i < layer.trials.size(); i++) {
        double rate = layer.trials.get(i).dropoutRate();
        int from = (int) (layer.column + i * layer.width);
        Arrays.fill(least, from, (int) (from + layer.width), HashedNumbers.threshold(rate));
        Arrays.fill(scale, from, (int) (from + layer.width), 1 / (1 - rate));
      }
    }
    thresholds = keep(least, maskColumns);
    scales = space.arena().keep(space.numbers(scale, maskColumns));
  }

  /** How many keys a pass takes. */
  public int keys() {
    return keys;
  }

  /**
   * The keys of a pass: each trial takes as many of its source's as it would alone, in the same
   * order.
   *
   * @param training whether layers drop units
   */
  public int[] nextKeys(boolean training) {
    int[] next = new int[keys];
    int key = 0;
    for (Dropping layer : dropping) {
      for (int i = 0; i < layer.trials.size(); i++) {
        boolean drops = training && layer.trials.get(i).dropoutRate() > 0;
        next[key++] = drops ? sources.get(i).nextKey() : 0;
      }
    }
    int half = normals.size() * sources.size();
    for (int n = 0; n < normals.size(); n++) {
      for (int i = 0; i < sources.size(); i++) {
        int first = key + n * sources.size() + i;
        next[first] = sources.get(i).nextKey();
        next[first + half] = sources.get(i).nextKey();
      }
    }
    return next;
  }

  /**
   * Draws what the next pass needs.
   *
   * @param of the pass, as {@link #nextKeys} gave them, on the device
   */
  public void draw(Tensor of, long rows, boolean training) {
    long first = training ? 0 : maskColumns;
    if (space.isOnCpu()) {
      hash(TensorMemory.ints(of), (int) rows, first);
    } else {
      Tensor drawn = part(bits, rows, first);
      Tensor key = of.index_select(0, keyOfColumn).narrow(0, first, bits.size(1) - first);
      bitwise_xor_out(drawn, part(places, rows, first), key);
      HashedNumbers.bits(drawn, part(work, rows, first));
    }
    if (training && maskColumns > 0) {
      Tensor kept = masks.narrow(0, 0, rows);
      ge_out(kept, bits.narrow(0, 0, rows).narrow(1, 0, maskColumns), thresholds);
      kept.mul_(scales);
    }
    Tensor ofNormals = part(bits, rows, maskColumns);
    HashedNumbers.normal(
        ofNormals.narrow(1, 0, normalColumns),
        ofNormals.narrow(1, normalColumns, normalColumns),
        noise.narrow(0, 0, rows));
  }

  private static Tensor part(Tensor matrix, long rows, long first) {
    return matrix.narrow(0, 0, rows).narrow(1, first, matrix.size(1) - first);
  }

  /** What a GPU does, in loops of Java, which are faster on a CPU. */
  private void hash(IntBuffer of, int rows, long first) {
    IntBuffer all = TensorMemory.ints(bits);
    int columns = (int) bits.size(1);
    for (Block block : blocks) {
      if (block.column >= first) {
        for (int row = 0; row < rows; row++) {
          IntBuffer own = all.slice(row * columns + (int) block.column, block.own);
          HashedNumbers.bits(of.get(block.key), row * block.own, own);
        }
      }
    }
  }

  /** What a layer's units are multiplied by: trials × rows × width, a view. */
  Tensor mask(int layer, long rows) {
    Dropping of = dropping.get(layer);
    return stacked(masks, rows, of.column, of.trials.size(), of.width);
  }

  /** Normal numbers: trials × rows × width, a view; those of padding are of no use. */
  public Tensor noise(int number, long rows) {
    Normal of = normals.get(number);
    return stacked(noise, rows, of.column, of.widths.length, of.width);
  }

  private static Tensor stacked(Tensor matrix, long rows, long column, long trials, long width) {
    Tensor part = matrix.narrow(0, 0, rows).narrow(1, column, trials * width);
    return part.unflatten(1, new long[] {trials, width}).transpose(0, 1);
  }
}
