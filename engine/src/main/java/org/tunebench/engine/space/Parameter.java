package org.tunebench.engine.space;

import java.util.List;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;

/**
 * Something that may vary.
 *
 * @param name starts with a letter or underscore; letters, digits, {@code _ . -} follow
 * @param distribution its values
 * @param conditions all of them must hold for the parameter to exist; empty: it always exists
 */
public record Parameter(String name, Distribution distribution, List<Condition> conditions) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}");

  /**
   * @throws WrongInputException if the name cannot be one
   */
  public Parameter {
    if (!canBe(name)) {
      throw new WrongInputException(
          "space",
          ("'%s' cannot name a parameter: start with a letter or _, go on with letters, digits, _,"
                  + " . or -, at most 100 in all")
              .formatted(name));
    }
    conditions = List.copyOf(conditions);
  }

  /** Whether a parameter may be called so. */
  public static boolean canBe(String name) {
    return NAME.matcher(name).matches();
  }

  /** A parameter that always exists. */
  public Parameter(String name, Distribution distribution) {
    this(name, distribution, List.of());
  }
}
