package org.tunebench.engine.objective.torch;

import static org.bytedeco.pytorch.global.torch.bitwise_xor_out;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Random numbers of one model, the same on every device: each tensor's are hashes of a key of its
 * own and of their places ({@link HashedNumbers}). It must be seeded before use.
 */
public final class RandomNumbers {
  private final TensorSpace space;
  private SplittableRandom keys;

  /** Place × spread of as many numbers as were asked for at once, on a GPU. */
  private Tensor places;

  RandomNumbers(TensorSpace space) {
    this.space = space;
  }

  /** Starts anew. */
  public void seed(long seed) {
    keys = new SplittableRandom(seed);
  }

  /** The key of the next numbers, for somebody else who hashes. */
  public int nextKey() {
    return keys.nextInt();
  }

  /** Fills a tensor that is in one piece with numbers from 0 to 1; takes one key. */
  public void uniform(Tensor target) {
    if (target.device().is_cpu()) {
      HashedNumbers.fillUniform(target, nextKey());
    } else {
      HashedNumbers.uniform(bits(target), target);
    }
  }

  /** Fills a tensor that is in one piece with standard normal numbers; takes two keys. */
  public void normal(Tensor target) {
    HashedNumbers.normal(bits(target), bits(target), target);
  }

  /** As many bits as a tensor has numbers, in its shape. */
  private Tensor bits(Tensor like) {
    int count = Math.toIntExact(like.numel());
    Tensor bits = space.emptyWholeNumbers(count);
    if (like.device().is_cpu()) {
      HashedNumbers.bits(nextKey(), 0, TensorMemory.ints(bits));
    } else {
      bitwise_xor_out(bits, places(count), new Scalar(nextKey()));
      HashedNumbers.bits(bits, bits.new_empty(count));
    }
    return bits.view(like.sizes());
  }

  private Tensor places(int count) {
    if (places == null || places.numel() < count) {
      int[] all = new int[count];
      Arrays.setAll(all, i -> i * HashedNumbers.SPREAD);
      places = space.arena().keep(space.wholeNumbers(all, count));
    }
    return places.narrow(0, 0, count);
  }
}
