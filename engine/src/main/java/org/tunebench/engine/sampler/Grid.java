package org.tunebench.engine.sampler;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;

/**
 * All configurations of a discrete space in a fixed order, the last parameter varying fastest.
 * Parameters that a condition takes out do not multiply the points.
 */
final class Grid implements Iterable<Configuration> {
  /** Grids above this are listed for nobody. */
  static final long MOST_POINTS = 1_000_000;

  private final SearchSpace space;
  private final List<List<Object>> values;

  /**
   * @param space one whose parameters all have countable values
   */
  Grid(SearchSpace space) {
    this.space = space;
    this.values = space.parameters().stream().map(p -> p.distribution().values()).toList();
  }

  @Override
  public Iterator<Configuration> iterator() {
    return new Odometer();
  }

  /** The point that follows another one, or empty behind the last and for what is no point. */
  Optional<Configuration> after(Configuration point) {
    Odometer odometer = new Odometer();
    return odometer.passes(point) && odometer.hasNext()
        ? Optional.of(odometer.next())
        : Optional.empty();
  }

  /** A counter with one digit an active parameter, parents first. */
  private final class Odometer implements Iterator<Configuration> {
    private final int[] digits = new int[space.size()];
    private boolean over;

    @Override
    public boolean hasNext() {
      return !over;
    }

    @Override
    public Configuration next() {
      if (over) {
        throw new NoSuchElementException("the grid is exhausted");
      }
      Configuration point =
          space.configure(
              p -> {
                int index = space.indexOf(p.name());
                return values.get(index).get(digits[index]);
              });
      advance(point);
      return point;
    }

    /** Goes on behind a point; false if it is none. */
    private boolean passes(Configuration point) {
      for (int index = 0; index < digits.length; index++) {
        Object value = point.values().get(space.parameter(index).name());
        digits[index] = value == null ? 0 : values.get(index).indexOf(value);
        if (digits[index] < 0) {
          return false;
        }
      }
      advance(point);
      return true;
    }

    private void advance(Configuration current) {
      for (int place = space.size() - 1; place >= 0; place--) {
        int index = space.parentsFirst(place);
        boolean active = current.has(space.parameter(index).name());
        if (active && ++digits[index] < values.get(index).size()) {
          return;
        }
        digits[index] = 0;
      }
      over = true;
    }
  }
}
