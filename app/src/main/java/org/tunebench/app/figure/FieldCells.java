package org.tunebench.app.figure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.engine.analysis.Surrogate;

/**
 * Lays what a model expects over two parameters out along their axes, whatever order it came in.
 */
final class FieldCells {
  private FieldCells() {}

  static ScatterDrawing.Field of(Surrogate.Field field, ColumnValues x, ColumnValues y) {
    return new ScatterDrawing.Field(edges(x, field.xs()), edges(y, field.ys()), cells(field, x, y));
  }

  /** The values of the field by ascending place on the axes. */
  private static double[][] cells(Surrogate.Field field, ColumnValues x, ColumnValues y) {
    int[] columns = order(x, field.xs());
    int[] rows = order(y, field.ys());
    double[][] cells = new double[columns.length][rows.length];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        cells[i][j] = field.metric()[columns[i]][rows[j]];
      }
    }
    return cells;
  }

  private static int[] order(ColumnValues column, List<Object> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> place(column, values.get(i))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double place(ColumnValues column, Object value) {
    return column.scale().place(column.number(value));
  }

  /** Halfway between neighbouring places, the outermost at the ends of the axis. */
  private static double[] edges(ColumnValues column, List<Object> values) {
    double[] places = values.stream().mapToDouble(value -> place(column, value)).sorted().toArray();
    double[] edges = new double[places.length + 1];
    for (int i = 1; i < places.length; i++) {
      edges[i] = (places[i - 1] + places[i]) / 2;
    }
    edges[0] = 0;
    edges[places.length] = 1;
    return edges;
  }
}
