package org.tunebench.app.builder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Rounded;

/** Changes of several parameters at once, and of where they stand in the tree. */
final class SpaceEdits {
  private final SpaceDraft space;

  SpaceEdits(SpaceDraft space) {
    this.space = space;
  }

  /** Whether a chosen parameter has bounds: only those have a scale. */
  boolean hasRanges() {
    return space.chosen().stream().anyMatch(draft -> draft.values().kindProperty().get().isRange());
  }

  /** Puts the chosen ranges on a logarithmic scale or takes them off; steps go with it. */
  void setLog(boolean on) {
    space.edit(
        () ->
            space.chosen().stream()
                .filter(draft -> draft.values().kindProperty().get().isRange())
                .forEach(
                    draft -> {
                      draft.values().logProperty().set(on);
                      if (on) {
                        draft.values().step().restore("");
                      }
                    }));
  }

  /**
   * Makes the chosen ranges wider or narrower around their middle, on their own scale. A
   * logarithmic range widens by the factor at either end.
   *
   * @param factor above 1 to widen, below to narrow
   */
  void scale(double factor) {
    space.edit(() -> space.chosen().forEach(draft -> scale(draft, factor)));
  }

  private static void scale(ParameterDraft draft, double factor) {
    Optional<Distribution> given =
        draft.distribution().map(d -> d instanceof Rounded rounded ? rounded.of() : d);
    if (given.isPresent() && given.get() instanceof FloatRange range) {
      double[] to = scaled(range.low(), range.high(), range.log(), factor);
      draft.values().setBounds(to[0], to[1]);
    } else if (given.isPresent() && given.get() instanceof IntRange range) {
      double[] to = scaled(range.low(), range.high(), range.log(), factor);
      long low = Math.round(to[0]);
      long high = Math.max(low, Math.round(to[1]));
      draft.values().setBounds(range.log() ? Math.max(1, low) : low, high);
    }
  }

  private static double[] scaled(double low, double high, boolean log, double factor) {
    double from = log ? Math.log10(low) : low;
    double to = log ? Math.log10(high) : high;
    double middle = (from + to) / 2;
    double half = log ? (to - from) / 2 + Math.log10(factor) : (to - from) / 2 * factor;
    double reach = Math.max(0, half);
    double least = log ? Math.pow(10, middle - reach) : middle - reach;
    double most = log ? Math.pow(10, middle + reach) : middle + reach;
    return new double[] {rounded(least, most - least), rounded(most, most - least)};
  }

  /** To four digits, and to four of the width: nobody wants to read more in a bound. */
  private static double rounded(double value, double width) {
    int places = Math.max(places(value), places(width));
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** The places behind the point that four digits reach to; below zero for large numbers. */
  private static int places(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return exact.signum() == 0 ? 0 : 4 - exact.precision() + exact.scale();
  }

  /** Lets the chosen parameters exist only while another one has a value. */
  void onlyWhen(ParameterDraft parent, Object value) {
    String name = parent.called();
    space.edit(
        () ->
            space.chosen().stream()
                .filter(child -> child != parent && !isAbove(child, parent))
                .forEach(
                    child -> {
                      child.clearConditions();
                      ConditionDraft condition = child.addCondition();
                      condition.parentProperty().set(name);
                      condition.values().textProperty().set(OptionText.format(List.of(value)));
                    }));
  }

  /** Whether one parameter stands above another one in the tree. */
  private boolean isAbove(ParameterDraft one, ParameterDraft other) {
    Optional<ParameterDraft> at = Optional.of(other);
    for (int steps = 0; steps <= space.parameters().size() && at.isPresent(); steps++) {
      if (at.get() == one) {
        return true;
      }
      at = space.parentOf(at.get());
    }
    return false;
  }

  /** Lets the chosen parameters always exist. */
  void always() {
    space.edit(() -> space.chosen().forEach(ParameterDraft::clearConditions));
  }
}
