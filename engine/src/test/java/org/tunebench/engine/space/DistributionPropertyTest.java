package org.tunebench.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What every distribution keeps to, whatever its bounds. */
class DistributionPropertyTest {
  private static Arbitrary<Double> doubles(double low, double high) {
    return Arbitraries.doubles().between(low, high).ofScale(6);
  }

  private static Arbitrary<Distribution> floats() {
    Arbitrary<Distribution> linear =
        Combinators.combine(doubles(-1e6, 1e6), doubles(0, 1e6))
            .as((low, width) -> new FloatRange(low, low + width));
    Arbitrary<Distribution> log =
        Combinators.combine(Arbitraries.integers().between(-300, 300), doubles(0, 300))
            .as(
                (exponent, width) ->
                    new FloatRange(
                        Math.pow(10, exponent),
                        Math.min(1e300, Math.pow(10, exponent + width)),
                        true,
                        0));
    Arbitrary<Distribution> stepped =
        Combinators.combine(
                doubles(-10, 10), doubles(0, 10), Arbitraries.of(0.1, 0.25, 1.0, 0.3, 7.0, 1e-3))
            .as((low, width, step) -> new FloatRange(low, low + width, false, step));
    return Arbitraries.oneOf(linear, log, stepped);
  }

  private static Arbitrary<Distribution> ints() {
    Arbitrary<Distribution> linear =
        Combinators.combine(
                Arbitraries.longs().between(-1_000_000_000, 1_000_000_000),
                Arbitraries.longs().between(0, 1_000_000),
                Arbitraries.longs().between(1, 1000))
            .as((low, width, step) -> new IntRange(low, low + width, false, step));
    Arbitrary<Distribution> log =
        Combinators.combine(
                Arbitraries.longs().between(1, 100_000), Arbitraries.longs().between(0, 1_000_000))
            .as((low, width) -> new IntRange(low, low + width, true, 1));
    return Arbitraries.oneOf(linear, log);
  }

  private static Arbitrary<Distribution> choices() {
    return Arbitraries.of("a", "1", 1L, 1.5, true, "", -3L)
        .map(option -> (Object) option)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .uniqueElements()
        .flatMap(
            options ->
                Arbitraries.integers()
                    .between(0, 5)
                    .list()
                    .ofSize(options.size())
                    .filter(weights -> weights.stream().anyMatch(w -> w > 0))
                    .map(weights -> choice(options, weights)));
  }

  private static Distribution choice(List<Object> options, List<Integer> weights) {
    double sum = weights.stream().mapToInt(w -> w).sum();
    return new Choice(options, weights.stream().map(w -> w / sum).toList());
  }

  @Provide
  Arbitrary<Distribution> any() {
    Arbitrary<Distribution> normals =
        Combinators.combine(
                doubles(-100, 100),
                doubles(0.01, 50),
                Arbitraries.of(true, false),
                Arbitraries.of(0.0, 0.25, 1.0))
            .as(Normal::new);
    return Arbitraries.oneOf(floats(), ints(), choices(), normals, ordered(), betas(), rounded());
  }

  private static Arbitrary<Distribution> ordered() {
    return Arbitraries.of("a", "1", 1L, 1.5, true, "", -3L)
        .map(option -> (Object) option)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(options -> new Ordered(List.copyOf(new LinkedHashSet<>(options))));
  }

  private static Arbitrary<Distribution> betas() {
    return Combinators.combine(doubles(0.2, 20), doubles(0.2, 20)).as(Beta::new);
  }

  private static Arbitrary<Distribution> rounded() {
    Arbitrary<Distribution> linear =
        Combinators.combine(doubles(-100, 100), doubles(0, 100))
            .as((low, width) -> new FloatRange(low, low + width));
    Arbitrary<Distribution> log =
        Combinators.combine(doubles(-5, 5), doubles(0, 5))
            .as((low, width) -> new FloatRange(Math.exp(low), Math.exp(low + width), true, 0));
    Arbitrary<Distribution> normal =
        Combinators.combine(doubles(-3, 3), doubles(0.1, 2), Arbitraries.of(true, false))
            .as((mean, deviation, exp) -> new Normal(mean, deviation, exp, 0));
    // Cells without a share, as in the tails of a narrow one, are never reached.
    Arbitrary<Distribution> broad =
        Combinators.combine(doubles(0.5, 3), doubles(0.5, 3)).as(Beta::new);
    return Combinators.combine(
            Arbitraries.oneOf(linear, log, normal, broad),
            Arbitraries.of(1.0, 3.0, 0.1, 0.25),
            Arbitraries.of(true, false))
        .as(Rounded::new);
  }

  @Provide
  Arbitrary<Distribution> countable() {
    return any().filter(d -> d.cardinality().isPresent() && d.cardinality().getAsLong() <= 2_000);
  }

  @Property(tries = 2000)
  void everyPlaceHasAValueThatIsContained(
      @ForAll("any") Distribution distribution, @ForAll @DoubleRange(min = 0, max = 1) double u) {
    for (double place : new double[] {u, 0, 1, -1, 2, Double.NaN}) {
      Object value = distribution.valueAt(place);
      assertThat(distribution.contains(value)).as("%s at %s", value, place).isTrue();
      assertThat(distribution.unitOf(value)).isBetween(0.0, 1.0);
      assertThat(distribution.coerce(value)).isEqualTo(value);
    }
  }

  @Property(tries = 1000)
  void numbersGrowWithTheirPlace(
      @ForAll("any") Distribution distribution,
      @ForAll @DoubleRange(min = 0, max = 1) double a,
      @ForAll @DoubleRange(min = 0, max = 1) double b) {
    if (!(distribution instanceof Options)) {
      double least = ((Number) distribution.valueAt(Math.min(a, b))).doubleValue();
      double most = ((Number) distribution.valueAt(Math.max(a, b))).doubleValue();
      // Exponential and logarithm are exact to a few units in the last place.
      assertThat(least).isLessThanOrEqualTo(most + 1e-12 * Math.abs(most));
    }
  }

  @Property(tries = 1000)
  void placeAndValueAreInverse(
      @ForAll("any") Distribution distribution, @ForAll @DoubleRange(min = 0, max = 1) double u) {
    Object value = distribution.valueAt(u);
    Object again = distribution.valueAt(distribution.unitOf(value));
    if (distribution.cardinality().isPresent()) {
      assertThat(again).isEqualTo(value);
    } else {
      double expected = ((Number) value).doubleValue();
      assertThat(((Number) again).doubleValue())
          .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }
  }

  @Property(tries = 300)
  void countableValuesAreAsManyAsSaidAndAllReached(@ForAll("countable") Distribution distribution) {
    List<Object> values = distribution.values();
    assertThat(values)
        .hasSize((int) distribution.cardinality().orElseThrow())
        .doesNotHaveDuplicates();
    assertThat(values).allMatch(distribution::contains);
    List<Object> reached = new ArrayList<>();
    values.forEach(value -> reached.add(distribution.valueAt(distribution.unitOf(value))));
    if (distribution instanceof Choice choice) {
      // An option without a share has no place of its own.
      reached.removeIf(v -> choice.probabilities().get(choice.indexOf(v)) == 0);
      values =
          values.stream().filter(v -> choice.probabilities().get(choice.indexOf(v)) > 0).toList();
      assertThat(new HashSet<>(reached)).isEqualTo(new HashSet<>(values));
    } else {
      assertThat(reached).isEqualTo(values);
    }
  }

  @Property(tries = 300)
  void otherKindsOfValuesAreNotContained(@ForAll("any") Distribution distribution) {
    List<Object> others = new ArrayList<>(List.of(Double.NaN, Double.POSITIVE_INFINITY, List.of()));
    others.add(null);
    others.add("no such option");
    others.forEach(
        other -> {
          assertThat(distribution.contains(other)).as("%s", other).isFalse();
          assertThat(distribution.contains(distribution.coerce(other))).as("%s", other).isFalse();
        });
  }
}
