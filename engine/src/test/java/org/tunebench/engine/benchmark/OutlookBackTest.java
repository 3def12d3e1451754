package org.tunebench.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.objective.function.TestFunction;
import org.tunebench.engine.objective.function.TestFunctions;

/** What was foretold of searches that went on is what came, in the mean of many. */
class OutlookBackTest {
  private static final int[] SEEDS = {0, 1, 2, 3};
  private static final int LENGTH = 250;

  private static final Map<String, OutlookTable.Row> ROWS = new HashMap<>();

  /** Each row is searched for once. */
  private static OutlookTable.Row row(String sampler, double noise) {
    return ROWS.computeIfAbsent(
        sampler + noise, name -> OutlookTable.row(sampler, noise, SEEDS, LENGTH));
  }

  @ParameterizedTest
  @CsvSource({"random, 0", "random, 0.1", "tpe, 0", "tpe, 0.1"})
  void whatIsForetoldIsOfTheSizeOfWhatCame(String sampler, double noise) {
    OutlookTable.Row row = row(sampler, noise);
    assertThat(row.foretold() / row.came()).isBetween(0.5, 2.0);
    assertThat(row.withinLuck()).isBetween(0.8, 0.97);
    assertThat(row.chance()).isCloseTo(row.better(), within(0.14));
  }

  /** A search that learns, or is done, says so by its gains: the rule of records has none. */
  @ParameterizedTest
  @CsvSource({"tpe, 0", "tpe, 0.1", "evolution, 0", "evolution, 0.1"})
  void ofASearchThatLearnsMoreIsKnownThanOfRecords(String sampler, double noise) {
    OutlookTable.Row row = row(sampler, noise);
    assertThat(row.brier()).isLessThan(0.9 * row.brierOfRecords());
  }

  /** A search that has all but found the least loss is not said to gain what it did on the way. */
  @ParameterizedTest
  @CsvSource({"random, 0", "random, 0.1", "tpe, 0", "tpe, 0.1", "evolution, 0", "cmaes, 0"})
  void noMoreIsForetoldThanTheLossCanGive(String sampler, double noise) {
    OutlookTable.Row row = row(sampler, noise);
    assertThat(row.beyond(3)).isLessThan(0.2);
    assertThat(row.beyond(10)).isLessThan(0.05);
    assertThat(row.offBy()).isLessThan(5);
  }

  private static Stream<Arguments> functionsWithAndWithoutNoise() {
    return TestFunctions.names().stream()
        .flatMap(name -> Stream.of(0.0, 0.1).map(noise -> Arguments.of(name, noise)));
  }

  /** Where the sampler of choice has converged, gains are of the size of what is left. */
  @ParameterizedTest
  @MethodSource("functionsWithAndWithoutNoise")
  void noFunctionIsSaidToGainAnythingAbsurd(String name, double noise) {
    TestFunction function = TestFunctions.named(name, TestFunctions.DIMENSIONS);
    OutlookTable.Row row = OutlookTable.row(function, "auto", noise, new int[] {0, 1}, 120);
    assertThat(row.beyond(200)).isZero();
    assertThat(row.beyond(10)).isLessThan(0.3);
  }

  @Test
  void aForetoldChanceNearTheEndsComesTrueAsOften() {
    OutlookTable.Row all =
        new OutlookTable.Row(
            Stream.of("random", "tpe")
                .flatMap(sampler -> Stream.of(0.0, 0.1).map(noise -> row(sampler, noise)))
                .flatMap(row -> row.forecasts().stream())
                .toList());
    assertThat(all.between(0, 0.1).better()).isLessThan(0.1);
    assertThat(all.between(0.9, 1.1).better()).isGreaterThan(0.8);
  }

  @Test
  void tpeIsExpectedToGainMoreThanRandomSearch() {
    assertThat(row("tpe", 0).chance()).isGreaterThan(row("random", 0).chance());
  }
}
