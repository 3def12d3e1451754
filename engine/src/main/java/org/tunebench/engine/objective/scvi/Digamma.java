package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.add_out;
import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.log_out;
import static org.bytedeco.pytorch.global.torch.mul_out;
import static org.bytedeco.pytorch.global.torch.reciprocal_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Scratch;
import org.tunebench.engine.objective.torch.TensorArena;

/**
 * ψ(z) for matrices, also stacked, of z &gt; 0, to about 1e-7: the recurrence four steps up, then
 * the asymptotic series (Abramowitz &amp; Stegun 6.3.5 and 6.3.18). On a CPU it is built from
 * operations that LibTorch vectorises, which its own digamma is not: a quarter of the time for 128
 * × 558.
 */
final class Digamma {
  private final Scratch product;
  private final Scratch other;
  private final Scratch result;
  private final Scalar two;
  private final Scalar three;
  private final Scalar four;
  private final Scalar minusOne;
  private final Scalar minusHalf;
  private final Scalar sixthPower;
  private final Tensor fourthPower;
  private final Tensor secondPower;

  Digamma(Layers layers, long width) {
    TensorArena arena = layers.space().arena();
    product = layers.scratch(width);
    other = layers.scratch(width);
    result = layers.scratch(width);
    two = arena.keep(new Scalar(2.0));
    three = arena.keep(new Scalar(3.0));
    four = arena.keep(new Scalar(4.0));
    minusOne = arena.keep(new Scalar(-1.0));
    minusHalf = arena.keep(new Scalar(-0.5));
    sixthPower = arena.keep(new Scalar(-1.0 / 252));
    fourthPower = arena.keep(layers.space().numbers(new double[] {1.0 / 120}));
    secondPower = arena.keep(layers.space().numbers(new double[] {-1.0 / 12}));
  }

  /** ψ of each element, in a buffer that the next call overwrites. */
  Tensor of(Tensor z) {
    Tensor psi = result.like(z);
    addSeries(z, psi, product.like(z), other.like(z));
    subtractSteps(z, psi, product.like(z), other.like(z));
    return psi;
  }

  /** ψ(y) ≈ ln y − 1/(2y) − 1/(12y²) + 1/(120y⁴) − 1/(252y⁶) at y = z + 4. */
  private void addSeries(Tensor z, Tensor psi, Tensor inverse, Tensor square) {
    add_out(square, z, four);
    reciprocal_out(inverse, square);
    log_out(psi, square);
    psi.add_(inverse, minusHalf);
    mul_out(square, inverse, inverse);
    add_out(inverse, fourthPower, square, sixthPower);
    addcmul_out(inverse, secondPower, inverse, square);
    psi.addcmul_(inverse, square);
  }

  /**
   * ψ(z) = ψ(z+4) − 1/z − 1/(z+1) − 1/(z+2) − 1/(z+3), where the four fractions are (2z+3)/p +
   * (2z+3)/(p+2) with p = z (z+3).
   */
  private void subtractSteps(Tensor z, Tensor psi, Tensor p, Tensor sum) {
    add_out(sum, z, three);
    mul_out(p, sum, z);
    sum.add_(z);
    psi.addcdiv_(sum, p, minusOne);
    p.add_(two);
    psi.addcdiv_(sum, p, minusOne);
  }
}
