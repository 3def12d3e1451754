package org.tunebench.engine.sampler;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;

/**
 * Proposes the next configuration from the history. Samplers keep no state: what they give is a
 * function of their settings, the history and the trial's number, with randomness from {@link
 * org.tunebench.engine.study.Seeds#generator} of the history's seed and that number. Thus a crash,
 * a pause and a resume are all the same to them.
 */
public interface Sampler {
  /**
   * @param space what may vary: the history's space
   * @param history all trials so far, running and waiting ones included
   * @param trialNumber the number that the suggested trial will have
   * @return a configuration that the space contains, with what it comes from, or empty when nothing
   *     is left to try
   */
  Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber);

  /**
   * The trial whose configuration has its turn again, outside of the budget, when nothing else is
   * left to try: what failed of a list that is to be tried as a whole.
   *
   * @return the number of an ended trial; empty with most samplers
   */
  default OptionalInt again(History history) {
    return OptionalInt.empty();
  }

  /**
   * How many configurations are left that have not been tried, where each is tried once.
   *
   * @return empty where there is no end to what is suggested
   */
  default OptionalLong left(SearchSpace space, History history) {
    return OptionalLong.empty();
  }

  /** Whether what is suggested depends on how earlier trials went, not only on what was tried. */
  default boolean learns() {
    return true;
  }

  /**
   * What is at work at this point of the history and why, in one sentence for the person: {@code
   * "TPE: 37 of 100 trials, 20 of them at random"}.
   */
  String explain(SearchSpace space, History history);
}
