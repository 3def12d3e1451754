package org.tunebench.engine.data;

import java.util.Locale;
import java.util.Set;

/**
 * The field of a table's heading above a first column of names, told by what people and programs
 * call it. Case, blanks, {@code _}, {@code -} and {@code .} make no difference.
 */
final class Corner {
  private static final Set<String> CELLS =
      Set.of(
          "",
          "barcode",
          "barcodes",
          "cell",
          "cellbarcode",
          "cellbarcodes",
          "cellid",
          "cellids",
          "cellindex",
          "cellname",
          "cellnames",
          "cellnumber",
          "cells",
          "id",
          "ids",
          "index",
          "obs",
          "obsid",
          "obsname",
          "obsnames",
          "rowname",
          "rownames",
          "sample",
          "sampleid",
          "samplename",
          "samples",
          "unnamed:0");

  private static final Set<String> GENES =
      Set.of(
          "gene",
          "geneid",
          "geneids",
          "genename",
          "genenames",
          "genes",
          "genesymbol",
          "genesymbols",
          "symbol",
          "symbols");

  private Corner() {}

  /** Whether it stands above the names of cells, even where these are numbers. */
  static boolean isOfCells(String title) {
    return CELLS.contains(plain(title));
  }

  /** Whether it stands above the names of genes. */
  static boolean isOfGenes(String title) {
    return GENES.contains(plain(title));
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }
}
