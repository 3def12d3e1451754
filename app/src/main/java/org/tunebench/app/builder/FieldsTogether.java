package org.tunebench.app.builder;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Beta;

/**
 * What fields of a distribution that are right each by itself have to be for each other. What is
 * wrong is said at the field to change, in the words of the form: those of the engine are a study
 * file's, such as {@code write [15, 99]}. What is not foreseen here the engine refuses.
 */
final class FieldsTogether {
  /** The engine allows the sum of probabilities to be off by as much. */
  private static final double SUM_TOLERANCE = 1e-6;

  private final DistributionDraft draft;
  private final Texts texts;

  FieldsTogether(DistributionDraft draft, Texts texts) {
    this.draft = draft;
    this.texts = texts;
  }

  /** Refuses the fields of the chosen kind that have to change. */
  void refuse() {
    ParameterKind kind = draft.kindProperty().get();
    if (kind.isRange()) {
      refuseBounds();
      refuseStep();
    } else if (kind.isNormal()) {
      refuseUnlessAbove0(draft.deviation(), draft.deviation().value());
      refuseNegative(draft.step(), step());
    } else if (kind == ParameterKind.BETA) {
      refuseShape(draft.alpha());
      refuseShape(draft.beta());
    } else if (kind.isOptions()) {
      refuseTwins();
    }
    if (kind == ParameterKind.CHOICE) {
      refuseShares();
    }
    if (kind.isReal()) {
      refuseRounding();
    }
  }

  private void refuseBounds() {
    Optional<Double> low = draft.low().value();
    Optional<Double> high = draft.high().value();
    if (draft.logProperty().get()) {
      refuseLogBound(draft.low());
      refuseLogBound(draft.high());
    }
    // Otherwise the bound that is above 0 would be refused with the one that has to change.
    boolean areRight = draft.low().value().isPresent() && draft.high().value().isPresent();
    if (areRight && low.get() > high.get()) {
      refuse(draft.high(), "Builder.Wrong.reversed", draft.low().label());
    }
  }

  private void refuseLogBound(InputField<Double> bound) {
    if (bound.value().filter(value -> value <= 0).isPresent()) {
      refuse(bound, "Builder.Wrong.logBound", texts.get("Builder.Parameter.log"));
    }
  }

  private Optional<Double> step() {
    return draft.step().value().flatMap(typed -> typed);
  }

  private void refuseStep() {
    boolean isWhole = draft.kindProperty().get() == ParameterKind.INTEGER;
    if (isWhole) {
      refuseUnlessAbove0(draft.step(), step());
    } else {
      refuseNegative(draft.step(), step());
    }
    // As good as none.
    double none = isWhole ? 1 : 0;
    if (draft.logProperty().get() && step().filter(by -> by != none).isPresent()) {
      refuse(draft.step(), "Builder.Wrong.logStep", texts.get("Builder.Parameter.log"));
    }
  }

  private void refuseUnlessAbove0(InputField<?> field, Optional<Double> value) {
    if (value.filter(number -> !(number > 0)).isPresent()) {
      refuse(field, "Builder.Wrong.above0");
    }
  }

  /** A step of 0 is none. */
  private void refuseNegative(InputField<?> field, Optional<Double> value) {
    if (value.filter(number -> number < 0).isPresent()) {
      refuse(field, "Builder.Wrong.above0");
    }
  }

  private void refuseShape(InputField<Double> shape) {
    if (shape.value().filter(value -> value < Beta.LEAST || value > Beta.MOST).isPresent()) {
      refuse(shape, "Builder.Wrong.from", Numbers.brief(Beta.LEAST), Numbers.brief(Beta.MOST));
    }
  }

  private void refuseTwins() {
    Set<Object> seen = new HashSet<>();
    draft.options().value().orElse(List.of()).stream()
        .filter(option -> !seen.add(option))
        .findFirst()
        .ifPresent(twin -> refuse(draft.options(), "Builder.Wrong.twice", OptionText.format(twin)));
  }

  private void refuseShares() {
    List<Double> shares = draft.shares().value().orElse(List.of());
    int options = draft.options().value().map(List::size).orElse(shares.size());
    double sum = shares.stream().mapToDouble(share -> share).sum();
    Optional<Double> negative = shares.stream().filter(share -> !(share >= 0)).findFirst();
    if (shares.isEmpty()) {
      return;
    }
    if (shares.size() != options) {
      refuse(draft.shares(), "Builder.Wrong.shares", options, shares.size());
    } else if (negative.isPresent()) {
      refuse(draft.shares(), "Builder.Wrong.share", Numbers.brief(negative.get()));
    } else if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      refuse(draft.shares(), "Builder.Wrong.sum", Numbers.brief(sum));
    }
  }

  private void refuseRounding() {
    Optional<Double> quantum = draft.quantum().value().flatMap(typed -> typed);
    refuseUnlessAbove0(draft.quantum(), quantum);
    boolean hasStep =
        draft.kindProperty().get() != ParameterKind.BETA
            && step().filter(by -> by != 0).isPresent();
    if (quantum.isPresent() && hasStep) {
      refuse(draft.quantum(), "Builder.Wrong.roundedStep", draft.step().label());
    }
  }

  /** Who has just changed another field sees it, too. */
  private void refuse(InputField<?> field, String key, Object... words) {
    field.refuse(Sentences.sentence(texts.get(key, words)));
    field.touch();
  }
}
