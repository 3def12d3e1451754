package org.tunebench.engine.space;

import java.util.List;
import org.tunebench.engine.WrongInputException;

/**
 * One of several options in an order, each with the same share: neighbours in the list are alike,
 * as with {@code 0.001, 0.003, 0.01} or {@code small, medium, large}.
 *
 * @param options the options in their order, all different: text, truth values or numbers
 */
public record Ordered(List<Object> options) implements Options {
  /**
   * @throws WrongInputException if there is no option, one twice, or one that is neither text,
   *     truth value nor number
   */
  public Ordered {
    options = Values.options("an ordered list", options);
  }

  /** Options in their order. */
  public static Ordered of(Object... options) {
    return new Ordered(List.of(options));
  }

  @Override
  public Object valueAt(double u) {
    return options.get((int) Values.cell(u, options.size()));
  }

  @Override
  public double unitOf(Object value) {
    return (requireIndexOf(value) + 0.5) / options.size();
  }

  @Override
  public String describe() {
    return "ordered " + Values.listed(options);
  }
}
