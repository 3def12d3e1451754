package org.tunebench.engine.space;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How far the values of one distribution are values of another one. Few values are all looked at;
 * of many, some that are spread over them, the ends included.
 */
record ValueFit(Distribution into, Distribution from) {
  /** Into so many parts values are cut that are too many to look at each. */
  private static final int PARTS = 64;

  SpaceFit.Kind kind() {
    if (look(from).stream().allMatch(this::isTaken)) {
      return SpaceFit.Kind.WHOLLY;
    }
    boolean some =
        look(from).stream().anyMatch(this::isTaken)
            || look(into).stream().anyMatch(value -> from.contains(from.coerce(value)));
    if (some) {
      return SpaceFit.Kind.IN_PART;
    }
    if (look(into).stream().noneMatch(this::isOfAKindOfTheirs)) {
      return SpaceFit.Kind.OTHER_KIND;
    }
    return isCounted(into) || isCounted(from) || liesBeside()
        ? SpaceFit.Kind.APART
        : SpaceFit.Kind.IN_PART;
  }

  private boolean isTaken(Object theirs) {
    return into.contains(into.coerce(theirs));
  }

  private boolean isOfAKindOfTheirs(Object ours) {
    Predicate<Object> alike =
        theirs ->
            theirs instanceof Number
                ? ours instanceof Number
                : theirs.getClass() == ours.getClass();
    return look(from).stream().anyMatch(alike);
  }

  private static boolean isCounted(Distribution distribution) {
    return distribution.cardinality().orElse(Long.MAX_VALUE) <= PARTS;
  }

  private static List<Object> look(Distribution distribution) {
    return isCounted(distribution)
        ? distribution.values()
        : IntStream.rangeClosed(0, PARTS)
            .mapToObj(i -> distribution.valueAt((double) i / PARTS))
            .toList();
  }

  /** Whether one range ends before the other begins; both are of numbers. */
  private boolean liesBeside() {
    return end(into, 1) < end(from, 0) || end(from, 1) < end(into, 0);
  }

  private static double end(Distribution distribution, double u) {
    return ((Number) distribution.valueAt(u)).doubleValue();
  }
}
