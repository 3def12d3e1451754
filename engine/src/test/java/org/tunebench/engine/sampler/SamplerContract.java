package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.TrialState;

/** What every sampler must do, whatever its algorithm. */
abstract class SamplerContract {
  private static final int TRIALS = 40;

  /** The sampler under test. */
  abstract Sampler sampler(SearchSpace space);

  /** A space with all that the sampler can search. */
  SearchSpace space() {
    return Spaces.EVERYTHING;
  }

  /** Whether results change what is tried. */
  boolean learns() {
    return true;
  }

  private Rehearsal study(long seed) {
    return new Rehearsal(space(), sampler(space()), seed, TRIALS);
  }

  /** Something to minimise on any space: prefers low values and few parameters. */
  static double loss(SearchSpace space, Configuration configuration) {
    double sum = 0;
    for (Parameter p : space.parameters()) {
      Optional<Object> value = configuration.get(p.name());
      if (value.isPresent()) {
        double off = p.distribution().unitOf(value.get()) - 0.3;
        sum += 0.1 + off * off;
      }
    }
    return sum;
  }

  private double loss(Configuration configuration) {
    return loss(space(), configuration);
  }

  @Test
  void everySuggestionLiesInTheSpace() {
    Rehearsal study = study(1).run(TRIALS, this::loss);
    assertThat(study.configurations()).isNotEmpty().allMatch(space()::contains);
  }

  @Test
  void sameSeedGivesTheSameTrials() {
    List<Configuration> first = study(7).run(TRIALS, this::loss).configurations();
    List<Configuration> second = study(7).run(TRIALS, this::loss).configurations();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesOtherTrials() {
    if (!learns() && space().cardinality().isPresent()) {
      return;
    }
    List<Configuration> first = study(7).run(TRIALS, this::loss).configurations();
    List<Configuration> second = study(8).run(TRIALS, this::loss).configurations();
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void resumesAsIfItHadNeverStopped() {
    Rehearsal whole = study(3).run(TRIALS, this::loss);
    Rehearsal resumed = study(3);
    for (int t = 0; t < whole.history().size() / 2; t++) {
      int number = resumed.start(whole.history().trial(t).configuration());
      resumed.complete(number, loss(whole.history().trial(t).configuration()));
    }
    resumed.run(TRIALS, this::loss);
    assertThat(resumed.configurations()).isEqualTo(whole.configurations());
  }

  @Test
  void goesOnAsIfNoTrialHadBeenInterrupted() {
    Rehearsal whole = study(3).run(TRIALS, this::loss);
    Rehearsal interrupted = study(3);
    List<Configuration> tried = new ArrayList<>();
    for (Optional<Configuration> next = interrupted.ask();
        next.isPresent() && tried.size() < TRIALS;
        next = interrupted.ask()) {
      tried.add(next.get());
      int number = interrupted.start(next.get());
      // Some more than once.
      for (int times = tried.size() % 7; times > 4; times--) {
        number = interrupted.interrupt(number);
      }
      interrupted.complete(number, loss(next.get()));
    }
    assertThat(tried).isEqualTo(whole.configurations());
  }

  @Test
  void suggestionDependsOnTheHistoryAlone() {
    Rehearsal study = study(5).run(TRIALS / 2, this::loss);
    assertThat(study.ask()).isEqualTo(study.ask());
    assertThat(sampler(space()).suggest(space(), study.history(), study.history().size()))
        .map(Suggestion::configuration)
        .isEqualTo(study.ask());
  }

  @Test
  void goesOnWithTrialsInParallel() {
    Rehearsal study = study(2).run(TRIALS, 8, this::loss);
    assertThat(study.configurations()).isNotEmpty().allMatch(space()::contains);
  }

  @ParameterizedTest
  @EnumSource(
      value = TrialState.class,
      names = {"FAILED", "PRUNED", "STOPPED", "INTERRUPTED", "RUNNING"})
  void survivesTrialsThatAllEndTheSameWay(TrialState state) {
    Rehearsal study = study(4);
    for (int t = 0; t < TRIALS; t++) {
      Optional<Configuration> next = study.ask();
      if (next.isEmpty()) {
        break;
      }
      assertThat(space().contains(next.get())).isTrue();
      int number = study.start(next.get());
      if (state.isTerminal()) {
        study.end(number, state);
      }
    }
    assertThat(study.history().size()).isPositive();
  }

  @Test
  void survivesAllKindsOfEndsMixed() {
    Rehearsal study = study(6);
    TrialState[] ends = TrialState.values();
    for (int t = 0; t < TRIALS; t++) {
      Optional<Configuration> next = study.ask();
      if (next.isEmpty()) {
        break;
      }
      int number = study.start(next.get());
      TrialState end = ends[t % ends.length];
      if (end == TrialState.COMPLETED) {
        study.complete(number, t % 2 == 0 ? loss(next.get()) : Double.NaN);
      } else if (end.isTerminal()) {
        study.end(number, end);
      }
      assertThat(space().contains(next.get())).isTrue();
    }
  }

  @Test
  void survivesLossesThatAreAllNaN() {
    assertThat(study(9).run(TRIALS, c -> Double.NaN).configurations())
        .isNotEmpty()
        .allMatch(space()::contains);
  }

  @Test
  void survivesEqualLosses() {
    assertThat(study(9).run(TRIALS, c -> 1.0).configurations())
        .isNotEmpty()
        .allMatch(space()::contains);
  }

  @Test
  void survivesLossesOfEverySize() {
    double[] sizes = {1e300, -1e300, 1e-300, 0, Double.POSITIVE_INFINITY, 5, -1e-9};
    Rehearsal study = study(9);
    for (int t = 0; t < TRIALS && study.ask().isPresent(); t++) {
      Configuration next = study.ask().orElseThrow();
      assertThat(space().contains(next)).isTrue();
      study.complete(study.start(next), sizes[t % sizes.length]);
    }
    assertThat(study.history().size()).isPositive();
  }

  @Test
  void survivesConfigurationsFromOutsideTheSpace() {
    Rehearsal study = study(10);
    for (int t = 0; t < TRIALS / 2; t++) {
      int number = study.start(new Configuration(Map.of("stranger", 1)));
      study.complete(number, t);
    }
    study.run(TRIALS, this::loss);
    assertThat(study.configurations().subList(TRIALS / 2, study.history().size()))
        .allMatch(space()::contains);
  }

  @Test
  void searchesASpaceWithSingleValues() {
    SearchSpace single =
        new SearchSpace(
            List.of(
                new Parameter("number", new FloatRange(3, 3)),
                new Parameter("whole", new IntRange(2, 2)),
                new Parameter("option", Choice.of("only"))));
    Rehearsal study = new Rehearsal(single, sampler(single), 1, TRIALS).run(TRIALS, c -> 1.0);
    assertThat(study.configurations()).isNotEmpty().allMatch(single::contains);
  }

  @Test
  void saysWhatItDoes() {
    Rehearsal study = study(1);
    assertThat(sampler(space()).explain(space(), study.history())).isNotBlank();
    study.run(TRIALS, this::loss);
    assertThat(sampler(space()).explain(space(), study.history())).isNotBlank();
  }

  @Test
  void learnsFromResults() {
    if (!learns()) {
      return;
    }
    double first = 0;
    double last = 0;
    for (int seed = 0; seed < 5; seed++) {
      Rehearsal study = study(seed).run(TRIALS, this::loss);
      int half = study.history().size() / 2;
      first += mean(study, 0, Math.min(10, half));
      last += mean(study, half, study.history().size());
    }
    assertThat(last).isLessThan(first);
  }

  private static double mean(Rehearsal study, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += study.history().loss(t);
    }
    return sum / (to - from);
  }
}
