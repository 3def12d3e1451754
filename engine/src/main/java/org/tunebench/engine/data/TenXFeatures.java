package org.tunebench.engine.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The features of a 10x Genomics matrix: genes and, in newer files, also antibodies or guides.
 *
 * @param identifiers such as ENSG00000243485
 * @param symbols such as MIR1302-2HG
 * @param types such as {@code Gene Expression}; empty in files that hold genes only
 */
record TenXFeatures(List<String> identifiers, List<String> symbols, Optional<List<String>> types) {
  private static final String GENE = "Gene Expression";

  /** Names of all features, repeated symbols told apart. */
  List<String> names() {
    return GeneNames.unique(symbols, identifiers);
  }

  /** The matrix of the genes alone: other features are measured on other scales. */
  CountMatrix genesOf(InputFile file, CountMatrix counts) {
    if (types.isEmpty() || types.get().stream().allMatch(GENE::equals)) {
      return counts;
    }
    List<String> all = types.get();
    int[] genes = IntStream.range(0, all.size()).filter(i -> all.get(i).equals(GENE)).toArray();
    if (genes.length == 0) {
      throw file.wrong(
          "no feature is of the type '%s' (the first is '%s'); a dataset needs gene counts",
          GENE, all.get(0));
    }
    return Submatrix.of(counts, IntStream.range(0, counts.cells()).toArray(), genes);
  }
}
