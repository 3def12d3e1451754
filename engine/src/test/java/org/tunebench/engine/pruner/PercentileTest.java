package org.tunebench.engine.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;

/** The percentile that a trial is held against, beside the one of all values in order. */
class PercentileTest {
  /** Ties and what is no number come up often. */
  @Provide
  Arbitrary<Double> values() {
    return Arbitraries.of(
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, 1.0, 2.0, 3.5);
  }

  @Property(tries = 500)
  void isThatOfAllInOrder(
      @ForAll @Size(min = 1, max = 12) List<@From("values") Double> others,
      @ForAll("values") double own,
      @ForAll @IntRange(min = 0, max = 100) int percentile,
      @ForAll Goal goal) {
    Curves curves = new Curves(goal);
    others.forEach(curves::completed);
    PartSpec spec =
        new PartSpec("percentile").with("percentile", percentile).with("startup-trials", 1L);

    assertThat(Pruners.create(spec).shouldStop(curves.history(), curves.running(own)))
        .isEqualTo(
            percentile < 100
                && Double.compare(loss(goal, own), inOrder(others, percentile, goal)) > 0);
  }

  @Example
  void aShareOfOneIsNoPercentage() {
    PartSpec quarter = new PartSpec("percentile").with("percentile", 0.25);
    assertThatThrownBy(() -> Pruners.requireSound(quarter))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e -> assertThat(e.field()).isEqualTo("pruner.percentile.percentile"))
        .hasMessage("must be a percentage, such as 25.0 for a share of 0.25, not 0.25");
    Pruners.requireSound(quarter.with("percentile", 1L));
    Pruners.requireSound(new PartSpec("percentile"));
    assertThat(Pruners.create(quarter)).as("a study that was kept goes on").isNotNull();
  }

  private static double loss(Goal goal, double value) {
    return Double.isFinite(value) ? goal.loss(value) + 0.0 : Double.NaN;
  }

  private static double inOrder(List<Double> values, int percentile, Goal goal) {
    double[] losses = values.stream().mapToDouble(value -> loss(goal, value)).toArray();
    Arrays.sort(losses);
    double place = percentile / 100.0 * (losses.length - 1);
    int below = (int) place;
    double share = place - below;
    return share == 0 ? losses[below] : losses[below] + share * (losses[below + 1] - losses[below]);
  }
}
