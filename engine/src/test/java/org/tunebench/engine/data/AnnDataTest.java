package org.tunebench.engine.data;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.data.CellAnnotation.MISSING;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** AnnData files of every encoding that anndata and h5py write, and those that are wrong. */
class AnnDataTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csr.h5ad",
        "csc_gzip.h5ad",
        "dense_int64_lzf.h5ad",
        "dense_uint16.h5ad",
        "dense_float16.h5ad",
        "latest_chunked.h5ad",
        "legacy_categories.h5ad",
        "legacy_compound.h5ad"
      })
  void everyEncodingHoldsTheSameCounts(String name) {
    Dataset dataset = DataReader.read(Fixtures.unpack(name, folder));

    assertThat(Fixtures.dense(dataset.counts())).isDeepEqualTo(Fixtures.COUNTS);
    assertThat(dataset.counts().cellNames()).isEqualTo(Fixtures.names("c", 7));
    assertThat(dataset.counts().geneNames()).isEqualTo(Fixtures.names("g", 6));
    assertThat(dataset.name()).isEqualTo(name.replace(".h5ad", ""));
    assertThat(dataset.fingerprint())
        .isEqualTo(new Dataset("", Fixtures.matrix(Fixtures.COUNTS), Map.of()).fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csr.h5ad", "legacy_categories.h5ad", "legacy_compound.h5ad"})
  void categoriesBecomeAnnotationsWithoutThoseThatNoCellHas(String name) {
    Dataset dataset = DataReader.read(Fixtures.unpack(name, folder));

    CellAnnotation type = dataset.annotation("cell_type").orElseThrow();
    assertThat(type.categories()).isEqualTo(List.of("c", "b", "a"));
    assertThat(type.codes()).containsExactly(2, 1, 2, 0, 1, 2, MISSING);
    assertThat(type.missing()).isEqualTo(1);
  }

  @Test
  void numbersFlagsAndNullableColumnsBecomeAnnotationsAndMeasuresDoNot() {
    Dataset dataset = DataReader.read(Fixtures.unpack("csr.h5ad", folder));

    assertThat(dataset.annotations())
        .containsOnlyKeys("cell_type", "batch", "passed", "donor", "flag", "note");
    assertThat(dataset.annotations().get("batch"))
        .isEqualTo(new CellAnnotation(List.of("9", "10"), new int[] {1, 0, 1, 0, 1, 0, 1}));
    assertThat(dataset.annotations().get("passed").categories())
        .isEqualTo(List.of("FALSE", "TRUE"));
    assertThat(dataset.annotations().get("donor").codes())
        .containsExactly(0, 1, MISSING, 0, 1, 0, 1);
    assertThat(dataset.annotations().get("flag").codes())
        .containsExactly(1, MISSING, 0, 1, 0, 1, 0);
  }

  @Test
  void aLayerAndRawCountsAreReadWhenAskedFor() {
    Path file = Fixtures.unpack("layers_raw.h5ad", folder);

    Dataset layer = DataReader.read(file, ReadOptions.DEFAULT.withLayer("counts"));
    Dataset raw = DataReader.read(file, ReadOptions.DEFAULT.withLayer("raw"));

    assertThat(layer.counts().genes()).isEqualTo(5);
    assertThat(Fixtures.dense(layer.counts())[0]).containsExactly(2, 1, 2, 1, 2);
    assertThat(Fixtures.dense(raw.counts())).isDeepEqualTo(Fixtures.COUNTS);
  }

  @Test
  void numbersThatAreNoCountsAreRefusedByPlaceAndOtherMatricesOffered() {
    Path file = Fixtures.unpack("layers_raw.h5ad", folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(
            file
                + ": 'X': cell 'c1', gene 'g1': 1.0986123085021973 is not a count: counts are whole"
                + " numbers of 0 or more; the file also has 'raw', 'counts': name the one with the raw counts here")
        .extracting(wrong -> ((WrongInputException) wrong).field())
        .isEqualTo(ReadOptions.LAYER);
  }

  @Test
  void aFileTooLargeToMapIsReadThroughAChannel() throws IOException {
    Path file = folder.resolve("large.h5ad");
    byte[] content = Files.readAllBytes(Fixtures.unpack("csc_gzip.h5ad", folder));
    // A hole takes no room on the disk.
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE, SPARSE)) {
      channel.write(ByteBuffer.wrap(content));
      channel.write(ByteBuffer.wrap(new byte[1]), Integer.MAX_VALUE + 10L);
    }

    assertThat(Fixtures.dense(DataReader.read(file).counts())).isDeepEqualTo(Fixtures.COUNTS);
  }

  /** Of COUNTS, cells 3 and 4 of genes 1 to 3 were never written, nor cell 7 of genes 4 to 6. */
  @ParameterizedTest
  @CsvSource({"holes.h5ad,0", "holes_fixed.h5ad,0", "holes_of_threes.h5ad,3"})
  void whatWasNeverWrittenHasTheValueThatTheFileGivesIt(String name, float value) {
    float[][] counts = Fixtures.dense(DataReader.read(Fixtures.unpack(name, folder)).counts());

    float[][] expected = Arrays.stream(Fixtures.COUNTS).map(float[]::clone).toArray(float[][]::new);
    Arrays.fill(expected[2], 0, 3, value);
    Arrays.fill(expected[3], 0, 3, value);
    Arrays.fill(expected[6], 3, 6, value);
    assertThat(counts).isDeepEqualTo(expected);
  }

  /** jHDF reads the index of such an array no further than its first hole. */
  @Test
  void holesInAGrowingArrayAreRefused() {
    Path file = Fixtures.unpack("holes_growing.h5ad", folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(file + ": a part of the file is not found (No chunk with offset [")
        .hasMessageEndingWith("write it again without libver='latest'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_x.h5ad", "bfloat16_x.h5ad"})
  void aMatrixOfWhatIsNoNumberIsRefusedAsOne(String name) {
    Path file = Fixtures.unpack(name, folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(
            file
                + ": the array 'X' holds no numbers of a known type; expected whole numbers of 8 to"
                + " 64 bits, or floating-point numbers of 16, 32 or 64");
  }

  @Test
  void aMatrixThatWasNeverSetIsNone() {
    Path file = Fixtures.unpack("null_x.h5ad", folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(file + ": there is no matrix 'X'; the file has none");
  }

  @Test
  void aMissingLayerIsRefusedWithTheOnesThatAreThere() {
    Path file = Fixtures.unpack("layers_raw.h5ad", folder);

    assertThatThrownBy(() -> DataReader.read(file, ReadOptions.DEFAULT.withLayer("count")))
        .hasMessage(file + ": there is no matrix 'count'; the file has X, raw, counts");
    Path plain = Fixtures.unpack("csr.h5ad", folder);
    assertThatThrownBy(() -> DataReader.read(plain, ReadOptions.DEFAULT.withLayer("raw")))
        .hasMessage(plain + ": there is no matrix 'raw'; the file has X");
  }

  @Test
  void unsortedRepeatedAndZeroEntriesAreBroughtIntoOrder() {
    CountMatrix counts = DataReader.read(Fixtures.unpack("messy_csr.h5ad", folder)).counts();

    assertThat(Fixtures.dense(counts))
        .isDeepEqualTo(new float[][] {{0, 5, 0, 0, 1}, {4, 0, 0, 0, 0}});
    assertThat(counts.nonZeros()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scaleoffset.h5ad|the file is packed with a filter that is not read (scaleoffset, id 6);"
            + " write it again with compression=\"gzip\" or \"lzf\"",
        "zstd.h5ad|the file is packed with a filter that is not read (HDF5 zstd filter, id 32015);"
            + " write it again with compression=\"gzip\" or \"lzf\"",
        "bitshuffle.h5ad|the array \"X\" is packed with the filter bitshuffle, which is not read;"
            + " write it again with compression=\"gzip\" or \"lzf\"",
        "bitshuffle_lz4.h5ad|the array \"X\" is packed with the filter bitshuffle, which is not"
            + " read; write it again with compression=\"gzip\" or \"lzf\"",
        "latest_types.h5ad|the file is written in a newer form of HDF5 than is read (Unrecognized"
            + " datatype version \"5\" detected); write it again without libver=\"latest\""
      })
  void aFormThatIsNotReadIsToldFromDamage(String name, String sentence) {
    Path file = Fixtures.unpack(name, folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(file + ": " + sentence.replace('"', '\''));
  }

  @Test
  void hdf5ThatIsNoAnnDataIsRefusedWithWhatItHolds() {
    Path file = Fixtures.unpack("not_anndata.h5", folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(file + ": an HDF5 file, but none of AnnData (.h5ad)")
        .hasMessageEndingWith("at its top it holds 'images', 'labels'");
  }

  @Test
  void aPackedHdf5FileIsRefusedWithTheRemedy() throws Exception {
    Path file = folder.resolve("csr.h5ad.gz");
    Files.copy(Fixtures.class.getResourceAsStream("csr.h5ad.gz"), file);

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(file + ": an HDF5 file inside gzip; unpack it first");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 16777217})
  void everyKindOfWrongNumberIsRefusedInDenseAndSparse(double wrong) {
    double[][] dense = new double[3][5];
    dense[1][4] = wrong;
    Path denseFile = folder.resolve("dense.h5ad");
    write(
        denseFile,
        Fixtures.names("c", 3),
        Fixtures.names("g", 5),
        hdf -> hdf.putDataset("X", dense));
    Path sparseFile = folder.resolve("sparse.h5ad");
    write(
        sparseFile,
        Fixtures.names("c", 3),
        Fixtures.names("g", 5),
        hdf -> sparse(hdf, new double[] {1, wrong}, new int[] {0, 4}, new int[] {0, 0, 2, 2}));

    Path behindEmpty = folder.resolve("empty.h5ad");
    write(
        behindEmpty,
        Fixtures.names("c", 3),
        Fixtures.names("g", 5),
        hdf -> sparse(hdf, new double[] {wrong}, new int[] {4}, new int[] {0, 0, 1, 1}));

    for (Path file : List.of(denseFile, sparseFile, behindEmpty)) {
      assertThatThrownBy(() -> DataReader.read(file))
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("cell 'c2', gene 'g5'")
          .hasMessageContaining(wrong > 1e6 && wrong < 1e9 ? "too large" : "is not a count");
    }
  }

  @Test
  void theLargestCountIsOneAndZerosThatAreStoredAreNone() {
    Path file = folder.resolve("bounds.h5ad");
    write(
        file,
        Fixtures.names("c", 1),
        Fixtures.names("g", 5),
        hdf -> sparse(hdf, new double[] {16777216, 0}, new int[] {0, 4}, new int[] {0, 2}));

    CountMatrix counts = DataReader.read(file).counts();

    assertThat(counts.nonZeros()).isEqualTo(1);
    assertThat(counts.value(0)).isEqualTo(16777216);
  }

  @Test
  void repeatedGeneNamesAreNumberedAsInPythonAndRepeatedCellNamesStay() {
    Path genes = folder.resolve("genes.h5ad");
    // The names that anndata 0.12 gives.
    write(
        genes,
        List.of("c"),
        List.of("b", "b", "b-1", "b", "b-1"),
        hdf -> hdf.putDataset("X", new float[][] {{1, 2, 3, 4, 5}}));
    Path cells = folder.resolve("cells.h5ad");
    write(cells, List.of("same", "same"), Fixtures.names("g", 5), hdf -> zeros(hdf, 2));

    CountMatrix counts = DataReader.read(genes).counts();
    assertThat(counts.geneNames()).containsExactly("b", "b-2", "b-1", "b-3", "b-1-1");
    assertThat(counts.value(1)).isEqualTo(2);
    assertThat(DataReader.read(cells).counts().cells()).isEqualTo(2);
  }

  @Test
  void tooFewGenesAreRefusedWithTheMinimum() {
    Path file = folder.resolve("three.h5ad");
    write(file, List.of("c"), Fixtures.names("g", 3), hdf -> hdf.putDataset("X", new float[1][3]));

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(file + ": only 3 genes; a dataset needs at least 5");
  }

  @Test
  void namesThatDoNotFitTheMatrixAreRefused() {
    Path file = folder.resolve("names.h5ad");
    write(file, Fixtures.names("c", 4), Fixtures.names("g", 5), hdf -> zeros(hdf, 3));

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(file + ": 'X': is 3 × 5, but there are 4 cell names and 5 gene names");
    Path wide = folder.resolve("wide.h5ad");
    write(wide, Fixtures.names("c", 3), Fixtures.names("g", 6), hdf -> zeros(hdf, 3));
    assertThatThrownBy(() -> DataReader.read(wide))
        .hasMessage(wide + ": 'X': is 3 × 5, but there are 3 cell names and 6 gene names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1|0 4|0 0 2|has 2 rows or columns compressed, but there are 3 names",
        "1 1|0 4|0 0 2 2 2|has 4 rows or columns compressed, but there are 3 names",
        "1 1|0 4|0 2 1 2|'indptr' does not ascend from 0 to the number of values, 2",
        "1 1|0 4|1 1 1 2|'indptr' does not ascend from 0 to the number of values, 2",
        "1 1|0 4|0 0 2 3|'indptr' does not ascend from 0 to the number of values, 2",
        "1 1|0 4|0 0 1 1|'indptr' does not ascend from 0 to the number of values, 2",
        "1|0 4|0 0 2 2|has 1 values for 2 indices",
        "1 1|0 5|0 0 2 2|'indices' holds 5, outside 0 to 4",
        "1 1|0 -1|0 0 2 2|'indices' holds -1, outside 0 to 4",
      })
  void brokenSparseArraysAreRefused(String data, String indices, String pointers, String sentence) {
    Path file = folder.resolve("broken.h5ad");
    write(
        file,
        Fixtures.names("c", 3),
        Fixtures.names("g", 5),
        hdf -> sparse(hdf, numbers(data), whole(indices), whole(pointers)));

    assertThatThrownBy(() -> DataReader.read(file)).hasMessage(file + ": 'X': " + sentence);
  }

  @Test
  void indicesThatAreNoWholeNumbersAreRefused() {
    Path file = folder.resolve("fractions.h5ad");
    write(
        file,
        Fixtures.names("c", 1),
        Fixtures.names("g", 5),
        hdf -> {
          sparse(hdf, new double[] {1, 1}, null, new int[] {0, 2});
          ((WritableGroup) hdf.getChild("X")).putDataset("indices", new double[] {0, 1.5});
        });

    assertThatThrownBy(() -> DataReader.read(file))
        .hasMessage(
            file + ": the array 'X/indices' holds 1.5 where a whole number below 2^31 is expected");
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static int[] whole(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static void zeros(WritableHdfFile hdf, int cells) {
    hdf.putDataset("X", new float[cells][5]);
  }

  private static void sparse(WritableHdfFile hdf, double[] data, int[] indices, int[] indptr) {
    WritableGroup group = hdf.putGroup("X");
    group.putAttribute("encoding-type", "csr_matrix");
    group.putDataset("data", data);
    if (indices != null) {
      group.putDataset("indices", indices);
    }
    group.putDataset("indptr", indptr);
  }

  private static void write(
      Path file, List<String> cells, List<String> genes, Consumer<WritableHdfFile> matrix) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      matrix.accept(hdf);
      hdf.putGroup("obs").putDataset("_index", cells.toArray(new String[0]));
      hdf.putGroup("var").putDataset("_index", genes.toArray(new String[0]));
    }
  }
}
