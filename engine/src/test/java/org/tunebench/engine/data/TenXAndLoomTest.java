package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;

/** Files and folders of 10x Genomics, and Loom files. */
class TenXAndLoomTest {
  private static final String HEAD = "%%MatrixMarket matrix coordinate integer general\n%x\n";
  private static final String ENTRIES = "1 1 1\n3 1 2\n5 1 3\n5 2 6\n2 2 4\n4 2 5\n";
  private static final float[][] EXPECTED = {{1, 0, 2, 0, 3}, {0, 4, 0, 5, 6}};

  @TempDir Path folder;

  @BeforeEach
  void writeVersion2() throws IOException {
    file("matrix.mtx", HEAD + "5 2 6\n" + ENTRIES);
    file("barcodes.tsv", "AAA-1\nCCC-1\n");
    file("genes.tsv", "E1\ta\nE2\tb\nE3\tb\nE4\td\nE5\te\n");
  }

  @Test
  void aFolderOfVersion2IsReadAndSharedSymbolsAreToldApart() {
    CountMatrix counts = DataReader.read(folder).counts();

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
    assertThat(counts.cellNames()).containsExactly("AAA-1", "CCC-1");
    assertThat(counts.geneNames()).containsExactly("a", "b (E2)", "b (E3)", "d", "e");
  }

  @Test
  void aFolderOfVersion3HoldsGenesAlone() throws IOException {
    Files.delete(folder.resolve("matrix.mtx"));
    Files.delete(folder.resolve("genes.tsv"));
    packed("matrix.mtx.gz", HEAD + "6 2 7\n6 1 900\n" + ENTRIES);
    packed(
        "features.tsv.gz",
        "E1\ta\tGene Expression\nE2\tb\tGene Expression\nE3\tc\tGene Expression\n"
            + "E4\td\tGene Expression\nE5\te\tGene Expression\nCD3\tCD3\tAntibody Capture\n");

    CountMatrix counts = DataReader.read(folder).counts();

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
    assertThat(counts.geneNames()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void theMatrixCanBeNamedWithAPrefixThatAllShare() throws IOException {
    for (String name : List.of("matrix.mtx", "barcodes.tsv", "genes.tsv")) {
      Files.move(folder.resolve(name), folder.resolve("GSM1_" + name));
    }

    Dataset dataset = DataReader.read(folder.resolve("GSM1_matrix.mtx"));

    assertThat(Fixtures.dense(dataset.counts())).isDeepEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix.mtx|there is no 'matrix.mtx', packed or not, which a 10x folder has",
        "barcodes.tsv|there is no 'barcodes.tsv', packed or not, which a 10x folder has",
        "genes.tsv|there is no 'features.tsv' (or 'genes.tsv'), packed or not, which names the genes",
      })
  void aFolderWithoutAPartIsRefused(String part, String sentence) throws IOException {
    Files.delete(folder.resolve(part));

    assertThatThrownBy(() -> DataReader.read(folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(folder + ": " + sentence);
  }

  @Test
  void barcodesOrGenesOfAnotherMatrixAreRefused() throws IOException {
    file("barcodes.tsv", "AAA-1\nCCC-1\nGGG-1\n");

    assertThatThrownBy(() -> DataReader.read(folder))
        .hasMessage(
            folder.resolve("matrix.mtx")
                + ": the matrix is 5 × 2, but beside it 5 genes and 3 barcodes are named;"
                + " the three files have to belong together");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 2 7;1 1 1|the file is cut: it has 1 of the 7 entries that it announces",
        "5 2 2;1 1 1|the file is cut: it has 1 of the 2 entries that it announces",
        "5 2 1;1.5 1 1|line 4: there is no gene 1.5; they are numbered 1 to 5",
        "5 2 1;1 1 1;2 1 1|line 5: more entries than the 1 announced",
        "5 2 1;6 1 1|line 4: there is no gene 6; they are numbered 1 to 5",
        "5 2 1;1 0 1|line 4: there is no cell 0; they are numbered 1 to 2",
        "5 2 1;1 1 0.5|line 4 (gene 1, cell 1): 0.5 is not a count: counts are whole numbers of 0 or",
        "5 2 1;1 1|line 4: expected three numbers",
        "5 2 1;1 1 x|line 4: expected three numbers",
        "5 2 1;1 1 1 1|line 4: expected three numbers",
        "5 2|line 3: expected three numbers",
        "5 2 1e300|line 3: cannot hold",
      })
  void wrongLinesOfTheMatrixAreRefusedByNumber(String lines, String sentence) throws IOException {
    Path matrix = file("matrix.mtx", HEAD + lines.replace(';', '\n') + "\n");

    assertThatThrownBy(() -> DataReader.read(folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(matrix + ": " + sentence);
  }

  @Test
  void otherKindsOfMatrixMarketAreRefused() throws IOException {
    Path matrix = file("matrix.mtx", "%%MatrixMarket matrix array real general\n5 2\n");

    assertThatThrownBy(() -> DataReader.read(folder))
        .hasMessage(
            matrix
                + ": line 1: '%%matrixmarket matrix array real general' is no sparse matrix of"
                + " counts; expected '%%MatrixMarket matrix coordinate integer general'");
  }

  @Test
  void aMatrixOfBlankLinesIsRefused() throws IOException {
    Path matrix = file("matrix.mtx", "\n \n");

    assertThatThrownBy(() -> DataReader.read(folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(matrix + ": line 1: '' is no sparse matrix of counts; expected");
  }

  @Test
  void anHdf5FileOfVersion3HoldsGenesAlone() {
    CountMatrix counts = DataReader.read(Fixtures.unpack("tenx_v3.h5", folder)).counts();

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(Fixtures.COUNTS);
    assertThat(counts.geneNames())
        .containsExactly("g1", "g2", "g3", "g4", "same (ENSG5)", "same (ENSG6)");
    assertThat(counts.cellNames()).isEqualTo(Fixtures.names("c", 7));
  }

  @Test
  void anHdf5FileOfVersion2HasAGroupForEachGenome() {
    Path file = Fixtures.unpack("tenx_v2.h5", folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(file + ": choose one of its genomes as the layer: 'hg19', 'mm10'");
    CountMatrix human = DataReader.read(file, ReadOptions.DEFAULT.withLayer("hg19")).counts();
    assertThat(Fixtures.dense(human)).isDeepEqualTo(Fixtures.COUNTS);
    CountMatrix mouse = DataReader.read(file, ReadOptions.DEFAULT.withLayer("mm10")).counts();
    assertThat(Fixtures.dense(mouse)[0]).containsExactly(4, 2, 4, 2, 4, 2);
  }

  @Test
  void aLoomFileIsTurnedAround() {
    Path file = Fixtures.unpack("small.loom", folder);

    Dataset dataset = DataReader.read(file);

    assertThat(Fixtures.dense(dataset.counts())).isDeepEqualTo(Fixtures.COUNTS);
    assertThat(dataset.counts().geneNames()).isEqualTo(Fixtures.names("g", 6));
    assertThat(dataset.counts().cellNames()).isEqualTo(Fixtures.names("c", 7));
    assertThat(dataset.annotations()).containsOnlyKeys("ClusterName");
    assertThat(dataset.annotations().get("ClusterName").codes())
        .containsExactly(0, 1, 0, 2, 1, 0, 0);
    Dataset doubled = DataReader.read(file, ReadOptions.DEFAULT.withLayer("doubled"));
    assertThat(Fixtures.dense(doubled.counts())[2]).containsExactly(0, 0, 0, 0, 6, 0);
    assertThatThrownBy(() -> DataReader.read(file, ReadOptions.DEFAULT.withLayer("spliced")))
        .hasMessage(file + ": there is no layer 'spliced'; the file has doubled");
  }

  @Test
  void theFormsOfCortexAgree() {
    Dataset tenX = DataReader.read(SharedData.require("cortex/filtered_feature_bc_matrix"));
    Dataset hdf5 = DataReader.read(SharedData.require("cortex/cortex.h5ad"));

    assertThat(tenX.fingerprint()).isEqualTo(hdf5.fingerprint());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void packed(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
