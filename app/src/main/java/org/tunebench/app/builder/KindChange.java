package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;

/**
 * What a parameter takes along when it becomes one of another kind: options that are numbers become
 * the range that they span, and a range becomes its values where they are few, or else its bounds.
 * What was typed for the new kind before stays.
 */
final class KindChange {
  private static final int MOST_OPTIONS = 12;

  private final DistributionDraft draft;

  KindChange(DistributionDraft draft) {
    this.draft = draft;
  }

  /**
   * Fills the fields of the kind that the draft has now.
   *
   * @param was the distribution before, or empty where something about it was wrong
   */
  void carry(Optional<Distribution> was) {
    ParameterKind kind = draft.kindProperty().get();
    if (kind.isRange() && Stream.of(draft.low(), draft.high()).allMatch(KindChange::isBlank)) {
      span();
    } else if (kind.isOptions() && isBlank(draft.options())) {
      options(was).map(OptionText::format).ifPresent(draft.options().textProperty()::set);
    }
  }

  private static boolean isBlank(InputField<?> field) {
    return field.textProperty().get().isBlank();
  }

  private void span() {
    List<Object> options = draft.options().value().orElse(List.of());
    double[] numbers =
        options.stream()
            .filter(option -> option instanceof Number)
            .mapToDouble(option -> ((Number) option).doubleValue())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (numbers.length > 0 && numbers.length == options.size()) {
      FloatRange range = FloatRange.spanning(numbers[0], numbers[numbers.length - 1]);
      draft.setBounds(range.low(), range.high());
      draft.logProperty().set(range.log());
    }
  }

  private Optional<List<Object>> options(Optional<Distribution> was) {
    Optional<List<Object>> all =
        was.filter(distribution -> isFew(distribution.cardinality())).map(Distribution::values);
    return all.or(
        () ->
            bound(draft.low())
                .flatMap(
                    low ->
                        bound(draft.high()).map(high -> Stream.of(low, high).distinct().toList())));
  }

  private static boolean isFew(OptionalLong count) {
    return count.isPresent() && count.getAsLong() <= MOST_OPTIONS;
  }

  /** The number in a field, also where whole ones are asked for and it is none. */
  private static Optional<Object> bound(InputField<Double> field) {
    Object meant = OptionText.meaning(Numbers.typed(field.textProperty().get().strip()));
    return Optional.of(meant).filter(option -> option instanceof Number);
  }
}
