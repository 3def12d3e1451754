package org.tunebench.engine.data;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;

/**
 * What a classifier learns from.
 *
 * @param samples to train on and to validate with; also to test with where there are no others
 * @param test samples that only the final model is tested with, if they came apart; of the same
 *     features, and of no class that the others lack
 * @param indexColumns how many columns at the beginning of a table only number its lines, and are
 *     left out
 */
public record SampleSets(
    LabelledSamples samples, Optional<LabelledSamples> test, int indexColumns) {
  /**
   * @throws WrongInputException when the two do not belong together
   */
  public SampleSets {
    for (LabelledSamples other : test.stream().toList()) {
      if (other.features().size() != samples.features().size()) {
        throw new WrongInputException(
            "",
            "%s has %d features and %s %d; samples to test with have the features of the others"
                .formatted(
                    other.name(),
                    other.features().size(),
                    samples.name(),
                    samples.features().size()));
      }
      for (String name : other.classes()) {
        if (!samples.classes().contains(name)) {
          throw new WrongInputException(
              "",
              "the class '%s' of %s is not in %s; nothing could learn it"
                  .formatted(name, other.name(), samples.name()));
        }
      }
    }
  }

  /** Nothing is left out. */
  public SampleSets(LabelledSamples samples, Optional<LabelledSamples> test) {
    this(samples, test, 0);
  }

  /** SHA-256 over all samples, as 64 hexadecimal digits. */
  public String fingerprint() {
    return test.map(
            other -> Fingerprint.ofTexts(List.of(samples.fingerprint(), other.fingerprint())))
        .orElseGet(samples::fingerprint);
  }
}
