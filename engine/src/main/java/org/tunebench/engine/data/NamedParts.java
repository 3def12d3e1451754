package org.tunebench.engine.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * What in a file of counts a setting can name.
 *
 * @param layers what {@link ReadOptions#layer} can name; empty where the file has one matrix alone
 * @param columns the columns that sort cells into categories: the names of {@link
 *     Dataset#annotations}
 */
public record NamedParts(List<String> layers, List<String> columns) {
  /** Neither. */
  static final NamedParts NONE = new NamedParts(List.of(), List.of());

  /** Copies the lists. */
  public NamedParts {
    layers = List.copyOf(layers);
    columns = List.copyOf(columns);
  }

  /** What a dataset has. */
  public static NamedParts of(Dataset dataset) {
    return NONE.withColumns(List.copyOf(dataset.annotations().keySet()));
  }

  /** These with the columns of another table; one of the same name is the other table's. */
  NamedParts withColumns(List<String> more) {
    return new NamedParts(
        layers, Stream.concat(columns.stream(), more.stream()).distinct().toList());
  }
}
