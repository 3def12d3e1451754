package org.tunebench.engine.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some names of a dataset, by which a person sees that it was read the right way round.
 *
 * @param cells of the first cells
 * @param genes of the first genes
 * @param columns of all columns that sort cells into categories, with how many there are
 * @param layers of all matrices that {@link ReadOptions#layer} can name; empty where the file has
 *     one alone
 */
public record DatasetNames(
    List<String> cells, List<String> genes, Map<String, Integer> columns, List<String> layers) {
  /** Nothing is known. */
  public static final DatasetNames NONE =
      new DatasetNames(List.of(), List.of(), Map.of(), List.of());

  private static final int MOST = 3;

  /** Copies what it is given. */
  public DatasetNames {
    cells = List.copyOf(cells);
    genes = List.copyOf(genes);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    layers = List.copyOf(layers);
  }

  static DatasetNames of(Dataset dataset, List<String> layers) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    dataset
        .annotations()
        .forEach((name, annotation) -> columns.put(name, annotation.categories().size()));
    return new DatasetNames(
        first(dataset.counts().cellNames()), first(dataset.counts().geneNames()), columns, layers);
  }

  private static List<String> first(List<String> names) {
    return names.subList(0, Math.min(MOST, names.size()));
  }
}
