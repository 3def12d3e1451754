package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartSpec;

/** What suggestions come from, in a word. */
class SuggestedByTest {
  private static final SearchSpace SPACE = Spaces.EVERYTHING;

  /** What suggests the next trial of a study in which another sampler has suggested so many. */
  private static List<String> wordsAfter(int trials, String kind) {
    Sampler fast = Samplers.create(new PartSpec("random"), SPACE);
    Rehearsal study =
        new Rehearsal(SPACE, fast, 1, 1_000).run(trials, c -> SamplerContract.loss(SPACE, c));
    Sampler sampler = Samplers.create(new PartSpec(kind), SPACE);
    return IntStream.range(trials, trials + 3)
        .mapToObj(turn -> sampler.suggest(SPACE, study.history(), turn).orElseThrow().by())
        .distinct()
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "auto, start-up, gp",
    "gp, start-up, gp",
    "tpe, start-up, tpe",
    "cmaes, start-up, cmaes",
    "evolution, start-up, evolution",
    "coarse-to-fine, coarse-to-fine, coarse-to-fine",
    "qmc, qmc, qmc",
    "random, random, random"
  })
  void eachSuggestionHasAWordForWhatItComesFrom(String kind, String first, String later) {
    assertThat(wordsAfter(2, kind)).containsExactly(first);
    assertThat(wordsAfter(40, kind)).containsExactly(later);
  }

  @Test
  void theAutomaticSamplerSaysWhichOfTheOthersItWas() {
    assertThat(wordsAfter(251, "auto")).containsExactly("evolution", "tpe");

    SearchSpace space = Spaces.DISCRETE;
    Sampler auto = Samplers.create(new PartSpec("auto"), space);
    Rehearsal study = new Rehearsal(space, auto, 1, 100);
    Set<String> words = new TreeSet<>();
    for (int t = 0; t < 14; t++) {
      Suggestion next = auto.suggest(space, study.history(), t).orElseThrow();
      words.add(next.by());
      study.complete(study.start(next.configuration()), 1);
    }
    assertThat(words).as("the model finds what evenness leaves").containsExactly("gp", "start-up");
    assertThat(new Unrepeated(alwaysTheFirst(study)).suggest(space, study.history(), 14))
        .as("nothing is left")
        .isEmpty();
    Rehearsal begun = new Rehearsal(space, auto, 1, 100);
    begun.complete(begun.start(study.configurations().get(0)), 1);
    assertThat(new Unrepeated(alwaysTheFirst(study)).suggest(space, begun.history(), 1))
        .as("what a sampler does not find is drawn")
        .map(Suggestion::by)
        .contains("random");
    Sampler grid = Samplers.create(new PartSpec("grid"), space);
    assertThat(grid.suggest(space, new Rehearsal(space, grid, 1, 9).history(), 0))
        .map(Suggestion::by)
        .contains("grid");
  }

  private static Sampler alwaysTheFirst(Rehearsal study) {
    Suggestion first = new Suggestion(study.configurations().get(0), "stubborn");
    return new Sampler() {
      @Override
      public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
        return Optional.of(first);
      }

      @Override
      public String explain(SearchSpace space, History history) {
        return "Stubborn";
      }
    };
  }
}
