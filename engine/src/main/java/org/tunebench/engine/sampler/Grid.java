package org.tunebench.engine.sampler;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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
