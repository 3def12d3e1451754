package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** What in a file a setting can name: what is offered is what reading takes. */
class NamedPartsTest {
  private static final String COUNTS = "cell,a,b,c,d,e\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n";

  @TempDir Path folder;

  private static NamedParts parts(Path file) {
    return DataReader.parts(file, ReadOptions.DEFAULT);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @CsvSource({
    "csr.h5ad,X",
    "legacy_categories.h5ad,X",
    "legacy_compound.h5ad,X",
    "layers_raw.h5ad,X raw counts",
    "small.loom,doubled",
    "tenx_v2.h5,hg19 mm10",
    "tenx_v3.h5,''",
  })
  void layersAndColumnsAreTheOnesThatReadingKnows(String name, String layers) {
    Path file = Fixtures.unpack(name, folder);

    assertThat(String.join(" ", parts(file).layers())).isEqualTo(layers);
    ReadOptions reading =
        layers.isEmpty()
            ? ReadOptions.DEFAULT
            : ReadOptions.DEFAULT.withLayer(layers.substring(layers.lastIndexOf(' ') + 1));
    assertThat(parts(file).columns())
        .containsExactlyElementsOf(DataReader.read(file, reading).annotations().keySet());
  }

  @Test
  void theColumnsOfATableAreThoseOfTheLabelsBesideItIfTheyAreOfItsCells() throws IOException {
    Path counts = file("counts.csv", COUNTS);
    assertThat(parts(counts)).isEqualTo(NamedParts.NONE);

    file("labels.csv", "cell,type,batch\nc2,b,1\nc1,a,1\n");
    assertThat(parts(counts).columns()).containsExactly("type", "batch");
    file("labels.csv", "cell,type,batch\nc7,b,1\nc1,a,1\n");
    assertThat(parts(counts).columns()).isEmpty();
  }

  @Test
  void columnsOfLabelsThatAreNamedAreThereToo() throws IOException {
    file("labels.csv", "cell,type\nc2,b\nc1,a\n");
    ReadOptions named = ReadOptions.DEFAULT.withLabels(file("my.csv", "cell,run\nc1,1\nc2,2\n"));
    assertThat(DataReader.parts(file("counts.csv", COUNTS), named).columns())
        .containsExactly("run");

    Path h5ad = Fixtures.unpack("csr.h5ad", folder);
    assertThat(DataReader.parts(h5ad, named).columns()).contains("cell_type", "batch", "run");
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    Path gone = folder.resolve("gone.h5ad");
    assertThatThrownBy(() -> parts(gone)).hasMessageStartingWith(gone + ": no such file");
    Path broken = file("broken.h5ad", "no HDF5");
    assertThatThrownBy(() -> parts(broken)).hasMessageContaining("the file is no HDF5 file");
    ReadOptions named = ReadOptions.DEFAULT.withLabels(folder.resolve("nowhere.csv"));
    Path counts = file("counts.csv", COUNTS);
    assertThatThrownBy(() -> DataReader.parts(counts, named))
        .isInstanceOfSatisfying(
            WrongInputException.class, wrong -> assertThat(wrong.field()).isEqualTo("labels"));
  }

  @Test
  void aTitledTableOfSamplesHasColumnsForTheClass() throws IOException {
    assertThat(SampleReader.columns(file("t.csv", "kind;width;height\n7;1;2\n8;3;4\n")))
        .containsExactly("kind", "width", "height");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,5,13,1\n0,4,2,0\n", "5.1,3.5,setosa\n6.2,3.4,virginica\n", "\n"})
  void aTableWithoutAHeadingHasNone(String text) throws IOException {
    assertThat(SampleReader.columns(file("t.csv", text))).isEmpty();
  }

  @Test
  void realDataOffersItsCellTypes() {
    NamedParts inHdf5 = parts(SharedData.require("cortex/cortex.h5ad"));
    assertThat(inHdf5.layers()).containsExactly("X");
    assertThat(inHdf5.columns()).contains("cell_type");
    assertThat(parts(SharedData.require("cortex/counts.csv.gz")).columns())
        .isEqualTo(inHdf5.columns());
    assertThat(parts(SharedData.require("cortex/filtered_feature_bc_matrix")))
        .isEqualTo(new NamedParts(List.of(), List.of()));
  }
}
