package org.tunebench.engine.objective.scvi;

import java.util.Optional;
import java.util.stream.Stream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.data.Dataset;

/**
 * Counts that are ready for a model.
 *
 * @param dataset cells × kept genes
 * @param batch the experimental batch of each cell, where the data has a column of them
 * @param label the label of each cell, where the data has a column of them
 */
record CellData(Dataset dataset, Optional<CellAnnotation> batch, Optional<CellAnnotation> label) {

  /**
   * What tells this data from other data that a model would learn other things from: the counts,
   * and the columns that it looks at.
   */
  String fingerprint() {
    return dataset.fingerprint(Stream.of(batch, label).flatMap(Optional::stream).toList());
  }

  /** The batch and the label of each cell as numbers. */
  CellGroups groups() {
    CellGroups none = CellGroups.none(dataset.counts().cells());
    return new CellGroups(
        batch.map(CellAnnotation::codes).orElse(none.batchOfCell()),
        label.map(CellAnnotation::codes).orElse(none.labelOfCell()));
  }

  /**
   * A column that says of every cell which category it is of.
   *
   * @throws WrongInputException if there is none of this name, or cells without a value
   */
  static CellAnnotation column(Dataset dataset, String name) {
    CellAnnotation column =
        dataset
            .annotation(name)
            .orElseThrow(() -> new WrongInputException("", noColumn(dataset, name)));
    if (column.missing() > 0) {
      throw new WrongInputException(
          "",
          "%d of %d cells have no value in the column '%s': give each cell one, or leave those"
                  .formatted(column.missing(), column.cells(), name)
              + " cells out of the file");
    }
    return column;
  }

  private static String noColumn(Dataset dataset, String name) {
    String there =
        dataset.annotations().isEmpty()
            ? "there are none"
            : "there are " + String.join(", ", dataset.annotations().keySet());
    return "'%s' has no column '%s' that sorts cells into categories; %s"
        .formatted(dataset.name(), name, there);
  }
}
