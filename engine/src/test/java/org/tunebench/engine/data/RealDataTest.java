package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Known facts of real data. */
class RealDataTest {
  @Test
  void cortexHasItsPublishedNumbers() {
    Dataset cortex = DataReader.read(SharedData.require("cortex/cortex.h5ad"));
    DatasetSummary summary = DatasetSummary.of(cortex.counts());

    assertThat(summary.cells()).isEqualTo(1464);
    assertThat(summary.genes()).isEqualTo(1000);
    assertThat(summary.totalCount()).isEqualTo(2_369_066);
    assertThat(summary.nonZeros()).isEqualTo(642_078);
    assertThat(Math.round(1000 * (1 - summary.nonZeroShare()))).isEqualTo(561);
    assertThat(cortex.annotation("cell_type").orElseThrow().categories()).hasSize(3);
  }

  @Test
  void theFormsOfCortexAgree() {
    Dataset hdf5 = DataReader.read(SharedData.require("cortex/cortex.h5ad"));
    Dataset table = DataReader.read(SharedData.require("cortex/counts.csv.gz"));

    assertThat(table.fingerprint()).isEqualTo(hdf5.fingerprint());
    assertThat(table.annotations()).isEqualTo(hdf5.annotations());
  }

  @Test
  void aFileOfAnOlderAnnDataOpens() {
    Path path = SharedData.require("pbmc200_legacy.h5ad");

    DatasetSummary summary = DatasetSummary.of(DataReader.read(path).counts());

    assertThat(summary.cells()).isEqualTo(200);
    assertThat(summary.genes()).isEqualTo(16_727);
    assertThat(summary.emptyCells()).isZero();
  }
}
