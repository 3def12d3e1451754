package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sparse and dense forms agree, however the counts were put together. */
class SparseRowsTest {
  @Provide
  Arbitrary<float[][]> matrices() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9), Arbitraries.integers().between(1, 9))
        .flatAs(
            (cells, genes) ->
                Arbitraries.integers()
                    .between(-4, 6)
                    .array(int[].class)
                    .ofSize(cells * genes)
                    .map(flat -> rows(flat, cells, genes)));
  }

  private static float[][] rows(int[] flat, int cells, int genes) {
    float[][] rows = new float[cells][genes];
    for (int i = 0; i < flat.length; i++) {
      rows[i / genes][i % genes] = Math.max(0, flat[i]);
    }
    return rows;
  }

  @Property
  void aMatrixHoldsWhatWasAdded(@ForAll("matrices") float[][] rows) {
    CountMatrix counts = Fixtures.matrix(rows);

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(rows);
    for (int i = 0; i < counts.nonZeros(); i++) {
      assertThat(counts.value(i)).isPositive();
    }
  }

  @Property
  void columnsTurnIntoRows(@ForAll("matrices") float[][] rows) {
    int genes = rows[0].length;
    SparseRows transposed = new SparseRows();
    for (int gene = 0; gene < genes; gene++) {
      for (int cell = 0; cell < rows.length; cell++) {
        transposed.add(cell, rows[cell][gene]);
      }
      transposed.endRow();
    }

    CountMatrix counts =
        transposed
            .transposed(rows.length)
            .toMatrix(Fixtures.names("c", rows.length), Fixtures.names("g", genes));

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(rows);
  }

  @Property
  void orderAndRepetitionWithinARowDoNotMatter(@ForAll("matrices") float[][] rows) {
    SparseRows messy = new SparseRows();
    for (float[] row : rows) {
      for (int gene = row.length - 1; gene >= 0; gene--) {
        for (int unit = 0; unit < row[gene]; unit++) {
          messy.add(gene, 1);
        }
      }
      messy.endRow();
    }

    CountMatrix counts =
        messy.toMatrix(Fixtures.names("c", rows.length), Fixtures.names("g", rows[0].length));

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(rows);
    assertThat(counts.nonZeros()).isEqualTo(Fixtures.matrix(rows).nonZeros());
  }

  @Property
  void aSubmatrixIsTheRowsAndColumnsAskedFor(@ForAll("matrices") float[][] rows) {
    int[] cells = IntStream.range(0, rows.length).filter(i -> i % 2 == 0).toArray();
    int genes = rows[0].length;
    int[] reversed = IntStream.range(0, genes).map(i -> genes - 1 - i).toArray();

    CountMatrix part = Submatrix.of(Fixtures.matrix(rows), cells, reversed);

    for (int cell = 0; cell < cells.length; cell++) {
      float[] row = Fixtures.dense(part)[cell];
      float[] expected = new float[genes];
      for (int gene = 0; gene < genes; gene++) {
        expected[gene] = rows[cells[cell]][genes - 1 - gene];
      }
      assertThat(row).containsExactly(expected);
    }
    assertThat(part.cellNames())
        .isEqualTo(Arrays.stream(cells).mapToObj(c -> "c" + (c + 1)).toList());
  }
}
