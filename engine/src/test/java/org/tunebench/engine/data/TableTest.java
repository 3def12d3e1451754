package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** Tables of counts as text: what is read, and how what is wrong is refused. */
class TableTest {
  private static final float[][] EXPECTED = {{1, 0, 2, 0, 3}, {0, 4, 0, 5, 6}};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cell,g1,g2,g3,g4,g5\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n",
        "g1\tg2\tg3\tg4\tg5\nc1\t1\t0\t2\t0\t3\nc2\t0\t4\t0\t5\t6",
        "\"\";\"g1\";\"g2\";\"g3\";\"g4\";\"g5\"\r\n\"c1\";1;0;2;0;3\r\n\"c2\";0;4;0;5;6\r\n",
        "\uFEFFcell,g1,g2,g3,g4,g5\n\nc1, 1 ,0.0,2.0,0,3e0\n  \nc2,0,4,0,+5,\"6\"\n",
      })
  void everyDialectHoldsTheSameCounts(String text) throws IOException {
    CountMatrix counts = DataReader.read(file("t.csv", text)).counts();

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
    assertThat(counts.cellNames()).isEqualTo(List.of("c1", "c2"));
    assertThat(counts.geneNames()).isEqualTo(Fixtures.names("g", 5));
  }

  @Test
  void namesInQuotesMayHaveQuotesAndCommas() throws IOException {
    String text = "cell,\"g\"\",1\",g2,g3,g4,g5\n\"c,\"\"1\",1,0,2,0,3\nc2,0,4,0,5,6\n";

    CountMatrix counts = DataReader.read(file("t.csv", text)).counts();

    assertThat(counts.geneNames()).startsWith("g\",1", "g2");
    assertThat(counts.cellNames()).containsExactly("c,\"1", "c2");
    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
  }

  @Test
  void cellsWithoutNamesAreNumbered() throws IOException {
    CountMatrix counts =
        DataReader.read(file("t.csv", "g1,g2,g3,g4,g5\n1,0,2,0,3\n0,4,0,5,6\n")).counts();

    assertThat(counts.cellNames()).isEqualTo(List.of("1", "2"));
    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
  }

  @Test
  void numericCellNamesUnderAnEmptyCornerAreNames() throws IOException {
    CountMatrix counts =
        DataReader.read(file("t.csv", ",g1,g2,g3,g4,g5\n0,1,0,2,0,3\n1,0,4,0,5,6\n")).counts();

    assertThat(counts.cellNames()).isEqualTo(List.of("0", "1"));
    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CellID",
        "cell_barcode",
        "Cell ID",
        "cell name",
        "ID",
        "sample",
        "obs_names",
        "Unnamed: 0",
        "row.names"
      })
  void numericCellNamesAreNamesUnderAnyOfTheirUsualTitles(String corner) throws IOException {
    Path file = file("t.csv", corner + ",g1,g2,g3,g4,g5\n10,1,0,2,0,3\n7,0,4,0,5,6\n");

    CountMatrix counts = DataReader.read(file).counts();

    assertThat(counts.cellNames()).isEqualTo(List.of("10", "7"));
    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aColumnThatCountsTheLinesIsNoGene(int first) throws IOException {
    String text = "nr,a,b,c,d\n%d,5,1,2,3\n%d,0,0,4,1\n%d,7,1,1,1\n";
    Path file = file("t.csv", text.formatted(first, first + 1, first + 2));

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(
            "%s: the first column, 'nr', counts from %d to %d, a step a line: these are numbers of"
                    .formatted(file, first, first + 2)
                + " the cells, and no counts; call the column 'cell' in line 1, or leave it out");
    Path gap = file("gap.csv", text.formatted(first, first + 1, first + 3));
    assertThat(DataReader.read(gap).counts().genes()).isEqualTo(5);
  }

  @Test
  void genesInRowsAreTurnedAround() throws IOException {
    Path file = file("t.csv", "name,c1,c2\ng1,1,0\ng2,0,4\ng3,2,0\ng4,0,5\ng5,3,6\n");

    CountMatrix counts = DataReader.read(file, ReadOptions.DEFAULT.withGenesInRows(true)).counts();

    assertThat(Fixtures.dense(counts)).isDeepEqualTo(EXPECTED);
    assertThat(counts.geneNames()).isEqualTo(Fixtures.names("g", 5));
  }

  @Test
  void aCornerCalledGeneStandsAboveGenes() throws IOException {
    Path file = file("t.csv", "Gene ID,c1,c2\ng1,1,0\ng2,0,4\ng3,2,0\ng4,0,5\ng5,3,6\n");

    assertThat(Fixtures.dense(DataReader.read(file).counts())).isDeepEqualTo(EXPECTED);
    assertThatThrownBy(() -> DataReader.read(file, ReadOptions.DEFAULT.withGenesInRows(false)))
        .as("what the person says counts")
        .hasMessageContaining("only 2 genes");
  }

  @Test
  void aFormatThatKnowsItsRowsIsNotTold() throws IOException {
    Path matrix = file("matrix.mtx", "%%MatrixMarket matrix coordinate integer general\n1 1 0\n");

    assertThatThrownBy(() -> DataReader.read(matrix, ReadOptions.DEFAULT.withGenesInRows(true)))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(
            matrix + ": a 10x folder says itself what its rows are; leave genes-in-rows out");
  }

  @Test
  void packedTablesAreReadWhateverTheirName() throws IOException {
    Path file = folder.resolve("packed.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          "cell,g1,g2,g3,g4,g5\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Fixtures.dense(DataReader.read(file).counts())).isDeepEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "cell,a,b,c,d,e;x,1,2,3,4|line 2 has 4 counts where the 5 names of line 1 need as many",
        "cell,a,b,c,d,e;x,1,2,3,4,5;y,1,2,3,4,5,6|line 3 has 6 counts where the 5 names",
        "cell,a,b,c,d,e;x,1,2,q,4,5|line 2, cell 'x', gene 'c': 'q' is not a number; expected a count",
        "cell,a,b,c,d,e;x,1,2,,4,5|line 2, cell 'x', gene 'c': '' is not a number; expected a count",
        "cell,a,b,c,d,e;x,1,2,NaN,4,5|line 2, cell 'x', gene 'c': 'NaN' is not a number",
        "cell,a,b,c,d,e;x,1,2,0.5,4,5|line 2, cell 'x', gene 'c': 0.5 is not a count",
        "cell,a,b,c,d,e;x,1,2,-3,4,5|line 2, cell 'x', gene 'c': -3 is not a count",
        "cell,a,b,c,d,e;x,1,2,inf,4,5|line 2, cell 'x', gene 'c': Infinity is not a count",
        "cell,a,b,c,d,e;x,1,2,1e300,4,5|line 2, cell 'x', gene 'c': 1.0E300 is too large for a count",
        "cell,a,b,c,d,e;x,1,2,4294967297,4,5|line 2, cell 'x', gene 'c': 4294967297 is too large for",
        "cell,a,b,c,d,e;x,1,2,3f,4,5|line 2, cell 'x', gene 'c': '3f' is not a number",
        "cell,a,b,a,d,e;x,1,2,3,4,5|the gene 'a' is there twice; gene names have to be unique",
        "cell,a,b,c;x,1,2,3|only 3 genes; a dataset needs at least 5",
        "cell,a,b,c,d,e|there is one line only; expected names in it and counts below",
        "root:x:0:0:root;sync:x:4:65534:sync,,|line 1 names no genes, so that this is no table of"
            + " counts: 'root:x:0:0:root'; expected their names in line 1, separated by commas, tabs",
        ",,,;x,1,2,3|line 1 names no genes, so that this is no table of counts: ',,,'; expected",
        "0,1,2,3,4,5;0,1,2,3,4,5|line 1 holds numbers; expected the names of the genes",
      })
  void whatIsWrongIsSaidWithItsPlace(String lines, String sentence) throws IOException {
    Path file = file("t.csv", lines.replace(';', '\n'));

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(file + ": " + sentence);
  }

  @Test
  void placesAreNamedRightWhenGenesAreInRows() throws IOException {
    Path file = file("t.csv", "gene,c1,c2\ng1,1,0\ng2,0,x\n");

    assertThatThrownBy(() -> DataReader.read(file, ReadOptions.DEFAULT.withGenesInRows(true)))
        .hasMessage(file + ": line 3, cell 'c2', gene 'g2': 'x' is not a number; expected a count");
  }

  @Test
  void whatIsNoFileOfAKnownFormatIsRefused() throws IOException {
    Path missing = folder.resolve("missing.csv");
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Path blank = file("blank.csv", "\n\n  \n");
    Path binary = Files.write(folder.resolve("a.bin"), new byte[] {0, 1, 2, 3});

    assertThatThrownBy(() -> DataReader.read(missing))
        .hasMessage(
            missing + ": no such file; put it there, or name a data file or folder that exists");
    assertThatThrownBy(() -> DataReader.read(empty))
        .hasMessageStartingWith(empty + ": the file is empty; expected AnnData (.h5ad), ");
    assertThatThrownBy(() -> DataReader.read(blank)).hasMessageContaining("only blank lines");
    assertThatThrownBy(() -> DataReader.read(binary))
        .hasMessageStartingWith(binary + ": no known data format; expected AnnData (.h5ad), ");
    assertThatThrownBy(() -> DataReader.read(folder))
        .hasMessageStartingWith(folder + ": the folder holds no known data; expected AnnData");
  }

  @Test
  void cutAndDamagedGzipIsRefused() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    DatasetTables.writeCounts(SimulatedCounts.DEMO.generate(), whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, 9000));
    bytes[9000] ^= 0x55;
    bytes[9001] ^= 0x55;
    Path damaged = Files.write(folder.resolve("damaged.csv.gz"), bytes);

    assertThatThrownBy(() -> DataReader.read(cut))
        .hasMessage(cut + ": the file is cut: its compressed data ends early; copy it again");
    assertThatThrownBy(() -> DataReader.read(damaged))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(damaged + ": ");
  }

  @Test
  void textThatIsNotUtf8IsRefusedByLine() throws IOException {
    Path file =
        Files.write(
            folder.resolve("latin.csv"),
            "cell,a,b,c,d,e\nz\u00fcrich,1,2,3,4,5\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageEndingWith("is not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void labelsBesideTheFileAreTakenOnlyWhenTheyAreOfTheSameCells() throws IOException {
    Path counts = file("t.csv", "cell,g1,g2,g3,g4,g5\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n");
    file("labels.csv", "cell,type,batch\nc2,b,1\nc1,a,1\n");

    assertThat(DataReader.read(counts).annotations().get("type"))
        .isEqualTo(new CellAnnotation(List.of("a", "b"), new int[] {0, 1}));

    for (String others : List.of("cell,type\nother,b\n", "just,a\nlist\n", "one\ncolumn\n", "")) {
      file("labels.csv", others);
      assertThat(DataReader.read(counts).annotations()).as(others).isEmpty();
    }
  }

  /** As {@code write.table} and {@code write.csv} of R do it, quotes included. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\",\"batch\"\n\"c2\",\"b\",1\n\"c1\",\"a\",1\n",
        "type\tbatch\nc2\tb\t1\nc1\ta\t1\n",
        "type\nc2\tb\nc1\ta\n"
      })
  void labelsMayLackTheCornerAboveTheNames(String labels) throws IOException {
    Path counts = file("t.csv", "g1,g2,g3,g4,g5\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n");
    file("labels.csv", labels);

    assertThat(DataReader.read(counts).annotations().get("type"))
        .isEqualTo(new CellAnnotation(List.of("a", "b"), new int[] {0, 1}));
    ReadOptions named = ReadOptions.DEFAULT.withLabels(folder.resolve("labels.csv"));
    assertThat(DataReader.parts(counts, named).columns()).startsWith("type");
  }

  @Test
  void cellsOfOneNameHaveTheLabelsOfTheirLines() throws IOException {
    Path counts = file("t.csv", "cell,g1,g2,g3,g4,g5\na,1,0,2,0,3\na,0,4,0,5,6\nb,1,1,1,1,1\n");
    ReadOptions inOrder =
        ReadOptions.DEFAULT.withLabels(file("order.csv", "cell,run\na,1\na,2\nb,2\n"));
    assertThat(DataReader.read(counts, inOrder).annotations().get("run").codes())
        .containsExactly(0, 1, 1);

    Path another = file("another.csv", "cell,run\nb,2\na,1\na,2\n");
    assertThatThrownBy(() -> DataReader.read(counts, ReadOptions.DEFAULT.withLabels(another)))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(another + ": the cell 'a' has lines that differ");
    Path alike = file("alike.csv", "cell,run\nb,2\na,1\na,1\n");
    assertThat(
            DataReader.read(counts, ReadOptions.DEFAULT.withLabels(alike))
                .annotations()
                .get("run")
                .codes())
        .containsExactly(0, 0, 1);
  }

  @Test
  void labelsThatAreNamedHaveToFit() throws IOException {
    Path counts = file("t.csv", "cell,g1,g2,g3,g4,g5\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n");
    Path labels = file("my-labels.tsv", "cell\ttype\nc1\ta\n");

    assertThatThrownBy(() -> DataReader.read(counts, ReadOptions.DEFAULT.withLabels(labels)))
        .hasMessage(labels + ": the cell 'c2' has no line; every cell needs one");
    Path ragged = file("ragged.csv", "cell,type\nc1,a\nc2\n");
    assertThatThrownBy(() -> DataReader.read(counts, ReadOptions.DEFAULT.withLabels(ragged)))
        .hasMessage(ragged + ": line 3 has 1 fields where line 1 has 2");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Dataset demo = new SimulatedCounts(40, 30, 3, 2, 200, 0.2, 5).generate();
    DatasetTables.writeCounts(demo, folder.resolve("demo.csv.gz"));
    DatasetTables.writeLabels(demo, folder.resolve("labels.csv"));

    Dataset read = DataReader.read(folder.resolve("demo.csv.gz"));

    assertThat(read.fingerprint()).isEqualTo(demo.fingerprint());
    assertThat(read.annotations()).isEqualTo(demo.annotations());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
