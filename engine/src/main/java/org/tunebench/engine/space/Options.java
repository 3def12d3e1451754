package org.tunebench.engine.space;

import java.util.List;
import java.util.OptionalLong;

/** A distribution that lists its values: text, truth values or numbers, all different. */
public sealed interface Options extends Distribution permits Choice, Ordered {
  /** The options, in the order in which they were given. */
  List<Object> options();

  /** The position of an option, or -1. */
  default int indexOf(Object value) {
    return value == null ? -1 : options().indexOf(value);
  }

  /**
   * The position of an option.
   *
   * @throws IllegalArgumentException if the value is none of the options
   */
  default int requireIndexOf(Object value) {
    int index = indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(value + " is none of " + options());
    }
    return index;
  }

  @Override
  default boolean contains(Object value) {
    return indexOf(value) >= 0;
  }

  @Override
  default OptionalLong cardinality() {
    return OptionalLong.of(options().size());
  }

  @Override
  default List<Object> values() {
    return options();
  }

  @Override
  default List<Object> extremes() {
    return options();
  }

  @Override
  default boolean isLike(Object value) {
    // Words are not like numbers: one that is not among the options is a slip.
    return contains(value)
        || !(value instanceof String)
            && options().stream()
                .anyMatch(
                    option ->
                        option.getClass() == value.getClass()
                            || option instanceof Number && value instanceof Number);
  }

  @Override
  default Object coerce(Object raw) {
    return Values.option(options(), raw);
  }
}
