package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** How many trials samplers say that there are. */
class ExplainedCountsTest {
  @ParameterizedTest
  @CsvSource({
    "random, Random search: 5 drawn",
    "qmc, Quasi-Monte Carlo: 5 points of a scrambled Sobol sequence",
    "gp, 'Gaussian process: start-up, 5 of 8 trials spread evenly'",
    "tpe, 'TPE: start-up, 5 of 10 trials spread evenly'",
    "evolution, Evolution: children of the best 5 of 5 trials"
  })
  void replicatesAreNotSaidToBeOfTheSearch(String kind, String said) {
    Sampler sampler = Samplers.create(new PartSpec(kind), Spaces.DISCRETE);
    Rehearsal study = new Rehearsal(Spaces.DISCRETE, sampler, 1, 30).run(5, c -> 1.0);
    Trial.Source again = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), 9, 0);
    for (int number = 5; number < 7; number++) {
      study.history().put(Trial.waiting(number, again, study.configurations().get(0)));
      study.end(number, TrialState.STOPPED);
    }
    assertThat(sampler.explain(Spaces.DISCRETE, study.history())).isEqualTo(said);
  }
}
