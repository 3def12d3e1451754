package org.tunebench.engine.sampler;

import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.SuggestedBy;

/**
 * What a sampler proposes.
 *
 * @param configuration one that the space contains
 * @param by what it comes from: {@link SuggestedBy#START_UP}, or the kind of the sampler that was
 *     at work
 */
public record Suggestion(Configuration configuration, String by) {
  static Suggestion startUp(Configuration configuration) {
    return new Suggestion(configuration, SuggestedBy.START_UP);
  }
}
