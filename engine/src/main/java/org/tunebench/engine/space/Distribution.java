package org.tunebench.engine.space;

import java.util.List;
import java.util.OptionalLong;

/**
 * How the values of one parameter are distributed. Every distribution is seen by samplers through
 * its quantile function, so that they work on the unit interval and never leave the bounds.
 *
 * <p>Values are {@link Double} for float distributions, {@link Long} for integer ones, and {@link
 * String}, {@link Boolean}, {@link Long} or {@link Double} for the options of a {@link Choice} or
 * an {@link Ordered} list.
 */
public sealed interface Distribution permits FloatRange, IntRange, Normal, Options, Beta, Rounded {

  /**
   * The quantile function.
   *
   * @param u a place in [0, 1]; values outside are taken as the nearer end
   * @return a value that {@link #contains} accepts
   */
  Object valueAt(double u);

  /**
   * The inverse of {@link #valueAt}: the place of a value in [0, 1]. A discrete value fills a cell
   * of the unit interval and is placed at its middle; a value outside the bounds is placed at the
   * nearer end.
   *
   * @throws IllegalArgumentException if the value is not of this distribution's kind
   */
  double unitOf(Object value);

  /** Whether the value is one that this distribution can give. */
  boolean contains(Object value);

  /** Number of different values, or empty where they are not countable. */
  default OptionalLong cardinality() {
    return OptionalLong.empty();
  }

  /** Whether one value comes up again and again, so that another parameter may wait for it. */
  default boolean repeatsItself() {
    return cardinality().isPresent();
  }

  /**
   * All values in ascending order, or in the order of the options.
   *
   * @throws IllegalStateException if they are not countable
   */
  default List<Object> values() {
    throw new IllegalStateException(describe() + " has no countable values");
  }

  /**
   * Brings a value from a file or a field to this distribution's kind: a whole number to {@link
   * Double} for a float distribution, and so on. A value of another kind comes back as it is, and
   * {@link #contains} refuses it.
   */
  Object coerce(Object raw);

  /** Whether the values are whole numbers by kind; options may be anything. */
  default boolean isWhole() {
    return false;
  }

  /**
   * The values at both ends, or all options: where a range of acceptable values holds them, it
   * holds all.
   */
  default List<Object> extremes() {
    return List.of(valueAt(0), valueAt(1));
  }

  /**
   * Whether a value is like those of this distribution, though it may lie outside the bounds: a
   * number of the same kind. A word is like no others.
   */
  default boolean isLike(Object value) {
    return isWhole() ? value instanceof Long : value instanceof Double d && Double.isFinite(d);
  }

  /** What the bounds are, in the words of a study file, for messages: {@code float [0.0, 1.0]}. */
  String describe();
}
