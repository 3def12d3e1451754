package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Rounded;

/** What the fields of a distribution say, and how a distribution is written into them. */
final class DistributionFields {
  private DistributionFields() {}

  /**
   * The distribution, or empty while a field of its kind is wrong.
   *
   * @throws WrongInputException if the fields do not go together
   */
  static Optional<Distribution> read(DistributionDraft draft) {
    return switch (draft.kindProperty().get()) {
      case INTEGER -> range(draft);
      case FLOAT -> range(draft).flatMap(found -> rounded(draft, found));
      case CHOICE ->
          draft.options().value().flatMap(o -> draft.shares().value().map(s -> choice(o, s)));
      case NORMAL, LOG_NORMAL -> normal(draft).flatMap(found -> rounded(draft, found));
      case BETA -> beta(draft).flatMap(found -> rounded(draft, found));
      case ORDERED -> draft.options().value().map(Ordered::new);
    };
  }

  private static Optional<Distribution> range(DistributionDraft draft) {
    return draft
        .low()
        .value()
        .flatMap(
            a ->
                draft
                    .high()
                    .value()
                    .flatMap(b -> draft.step().value().map(s -> range(draft, a, b, s))));
  }

  private static Distribution range(
      DistributionDraft draft, double low, double high, Optional<Double> by) {
    boolean log = draft.logProperty().get();
    return draft.kindProperty().get() == ParameterKind.FLOAT
        ? new FloatRange(low, high, log, by.orElse(0.0))
        : new IntRange((long) low, (long) high, log, by.orElse(1.0).longValue());
  }

  private static Distribution choice(List<Object> values, List<Double> probabilities) {
    return probabilities.isEmpty() ? new Choice(values) : new Choice(values, probabilities);
  }

  private static Optional<Distribution> normal(DistributionDraft draft) {
    boolean log = draft.kindProperty().get() == ParameterKind.LOG_NORMAL;
    return draft
        .mean()
        .value()
        .flatMap(
            m ->
                draft
                    .deviation()
                    .value()
                    .flatMap(
                        d -> draft.step().value().map(q -> new Normal(m, d, log, q.orElse(0.0)))));
  }

  private static Optional<Distribution> beta(DistributionDraft draft) {
    return draft.alpha().value().flatMap(a -> draft.beta().value().map(b -> new Beta(a, b)));
  }

  private static Optional<Distribution> rounded(DistributionDraft draft, Distribution of) {
    boolean down = draft.downProperty().get();
    return draft
        .quantum()
        .value()
        .map(q -> q.<Distribution>map(by -> new Rounded(of, by, down)).orElse(of));
  }

  /** Writes a distribution into the fields of its kind. */
  static void fill(DistributionDraft draft, Distribution given) {
    Distribution continuous = given instanceof Rounded rounded ? rounded.of() : given;
    if (continuous instanceof FloatRange range) {
      draft.kindProperty().set(ParameterKind.FLOAT);
      fillRange(draft, range.low(), range.high(), range.log(), range.step());
    } else if (continuous instanceof IntRange range) {
      double step = range.step() == 1 ? 0 : range.step();
      draft.kindProperty().set(ParameterKind.INTEGER);
      fillRange(draft, range.low(), range.high(), range.log(), step);
    } else if (continuous instanceof Normal normal) {
      draft.kindProperty().set(normal.log() ? ParameterKind.LOG_NORMAL : ParameterKind.NORMAL);
      draft.mean().preset(Numbers.field(normal.mean()));
      draft.deviation().preset(Numbers.field(normal.deviation()));
      draft.step().preset(normal.quantum() > 0 ? Numbers.field(normal.quantum()) : "");
    } else if (continuous instanceof Beta beta) {
      draft.kindProperty().set(ParameterKind.BETA);
      draft.alpha().preset(Numbers.field(beta.alpha()));
      draft.beta().preset(Numbers.field(beta.beta()));
    } else if (continuous instanceof Choice choice) {
      fillChoice(draft, choice);
    } else if (continuous instanceof Ordered ordered) {
      draft.kindProperty().set(ParameterKind.ORDERED);
      draft.options().preset(OptionText.format(ordered.options()));
    }
    fillRounding(draft, given);
  }

  private static void fillRange(
      DistributionDraft draft, double low, double high, boolean log, double step) {
    draft.low().preset(draft.plain(low));
    draft.high().preset(draft.plain(high));
    draft.logProperty().set(log);
    draft.step().preset(step > 0 ? draft.plain(step) : "");
  }

  private static void fillChoice(DistributionDraft draft, Choice choice) {
    draft.kindProperty().set(ParameterKind.CHOICE);
    draft.options().preset(OptionText.format(choice.options()));
    boolean even = choice.probabilities().stream().distinct().count() == 1;
    draft.shares().preset(even ? "" : OptionText.format(choice.probabilities()));
  }

  private static void fillRounding(DistributionDraft draft, Distribution given) {
    boolean is = given instanceof Rounded;
    draft.quantum().preset(is ? Numbers.field(((Rounded) given).quantum()) : "");
    draft.downProperty().set(is && ((Rounded) given).down());
  }
}
