package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.DatasetNames;
import org.tunebench.engine.data.DatasetSummary;

class DataTextTest {
  private static String said(Map<String, Integer> columns, String... layers) {
    DatasetNames names =
        new DatasetNames(List.of("AAAC", "AAAG"), List.of("Tmx3"), columns, List.of(layers));
    DatasetSummary counts =
        new DatasetSummary(1464, 1000, 640_000, 2e6, 166, 1433.5, 6226, 943, 2151, 0, 2, names);
    return DataText.of(counts, new Texts(Locale.ENGLISH));
  }

  @Test
  void namesShowWhetherTheFileWasReadTheRightWayRound() {
    assertThat(said(Map.of("batch", 2)))
        .isEqualTo(
            "1464 cells × 1000 genes · 56% zeros · median 1433.5 counts a cell (166 to 6226)"
                + " · first cell AAAC, first gene Tmx3 · column batch · 2 genes without counts");
    assertThat(said(Map.of())).doesNotContain("column");
  }

  @Test
  void layersAreNamedWhereThereIsAChoice() {
    assertThat(said(Map.of(), "X", "counts")).contains(" · layers X, counts · ");
    assertThat(said(Map.of(), "X")).doesNotContain("layers");
  }

  @Test
  void someOfManyColumnsAreNamed() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List.of("a", "b", "c", "d").forEach(name -> columns.put(name, 2));

    assertThat(said(columns)).contains(" · columns a, b, c, … · ");
  }
}
