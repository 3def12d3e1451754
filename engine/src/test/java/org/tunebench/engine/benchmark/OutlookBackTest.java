package org.tunebench.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was foretold of cut-off searches is of the size of what came. */
class OutlookBackTest {
  @ParameterizedTest
  @ValueSource(strings = {"random", "tpe"})
  void whatIsForetoldAfterFiftyTrialsIsOfTheSizeOfWhatCame(String sampler) {
    OutlookTable.Row row = OutlookTable.row(sampler, 50, 50, 3);
    assertThat(row.ratio()).isBetween(0.4, 2.0);
    assertThat(row.withinLuck()).isGreaterThan(0.6);
  }

  @Test
  void tpeIsExpectedToGainMoreThanRandomSearch() {
    assertThat(OutlookTable.row("tpe", 50, 50, 2).foretold())
        .isGreaterThan(OutlookTable.row("random", 50, 50, 2).foretold());
  }
}
