package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.data.CellAnnotation.MISSING;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class DatasetTest {
  private final CountMatrix counts = Fixtures.matrix(Fixtures.COUNTS);

  @Test
  void theFingerprintDependsOnShapeNamesAndCountsOnly() {
    Dataset dataset = new Dataset("a", counts, Map.of());
    CellAnnotation type = CellAnnotation.of(List.of("x", "x", "x", "y", "y", "y", "y"));

    assertThat(dataset.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(new Dataset("b", counts, Map.of("type", type)).fingerprint())
        .isEqualTo(dataset.fingerprint());
    float[][] other = Arrays.stream(Fixtures.COUNTS).map(float[]::clone).toArray(float[][]::new);
    other[6][5] = 2;
    assertThat(new Dataset("a", Fixtures.matrix(other), Map.of()).fingerprint())
        .isNotEqualTo(dataset.fingerprint());
    int[] genes = {0, 1, 2, 3, 5, 4};
    assertThat(dataset.select(new int[] {0, 1, 2, 3, 4, 5, 6}, genes).fingerprint())
        .isNotEqualTo(dataset.fingerprint());
  }

  @Test
  void annotationsFollowTheCells() {
    CellAnnotation type = CellAnnotation.of(List.of("x", "x", "x", "y", "y", "z", "y"));
    Dataset dataset = new Dataset("a", counts, Map.of("type", type));

    Dataset part = dataset.select(new int[] {6, 0}, new int[] {5, 4, 3, 2, 1, 0});

    assertThat(part.annotation("type").orElseThrow())
        .isEqualTo(new CellAnnotation(List.of("x", "y"), new int[] {1, 0}));
    assertThat(Fixtures.dense(part.counts())[1]).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(part.annotation("batch")).isEmpty();
  }

  @Test
  void whatCannotBeTrainedOnIsRefused() {
    assertThatThrownBy(() -> new Dataset("d", Fixtures.matrix(new float[][] {{1, 2, 3}}), Map.of()))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("d: only 3 genes; a dataset needs at least 5");
    CountMatrix noCells =
        new CountMatrix(List.of(), Fixtures.names("g", 5), new int[1], new int[0], new float[0]);
    assertThatThrownBy(() -> new Dataset("d", noCells, Map.of()))
        .hasMessage("d: no cells; a dataset needs at least one");
    CellAnnotation shorter = CellAnnotation.of(List.of("x"));
    assertThatThrownBy(() -> new Dataset("d", counts, Map.of("type", shorter)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void categoriesAreSortedNumbersFirstAndEmptyTextIsMissing() {
    CellAnnotation mixed =
        CellAnnotation.of(Arrays.asList("b", "10", "9", "", null, "a10", "a9", "10"));

    assertThat(mixed.categories()).containsExactly("9", "10", "a10", "a9", "b");
    assertThat(mixed.codes()).containsExactly(4, 1, 0, MISSING, MISSING, 2, 3, 1);
    assertThat(mixed.missing()).isEqualTo(2);
  }

  @Test
  void theSummaryCountsWhatIsThere() {
    float[][] rows = {{0, 0, 0, 0, 0}, {1, 0, 2, 0, 0}, {5, 0, 0, 0, 1}, {0, 0, 4, 0, 0}};

    DatasetSummary summary = DatasetSummary.of(Fixtures.matrix(rows));

    assertThat(summary).isEqualTo(new DatasetSummary(4, 5, 5, 13, 0, 3.5, 6, 0, 6, 1, 2));
    assertThat(summary.nonZeroShare()).isEqualTo(0.25);
  }

  @Test
  void theSummaryHasTheFirstNamesAndTheColumns() {
    CountMatrix counts = Fixtures.matrix(new float[][] {{1, 0, 2, 0, 0}, {5, 0, 0, 0, 1}});
    CellAnnotation batch = CellAnnotation.of(List.of("one", "two"));

    DatasetNames names =
        DatasetSummary.of(new Dataset("d", counts, Map.of("batch", batch)), List.of("X", "raw"))
            .names();

    assertThat(names.cells()).isEqualTo(counts.cellNames());
    assertThat(names.genes()).isEqualTo(counts.geneNames().subList(0, 3));
    assertThat(names.columns()).isEqualTo(Map.of("batch", 2));
    assertThat(names.layers()).containsExactly("X", "raw");
  }
}
