package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** Links in HDF5 files are followed within the file; none leads out of it. */
class Hdf5LinksTest {
  @TempDir Path folder;

  /** The other file is there and whole: what led to it would be read. */
  @BeforeEach
  void putTheOtherFileBeside() {
    Fixtures.unpack("csr.h5ad", folder);
  }

  @Test
  void linksWithinTheFileAreFollowed() {
    Path file = Fixtures.unpack("links.h5ad", folder);

    assertThat(Fixtures.dense(DataReader.read(file).counts())).isDeepEqualTo(Fixtures.COUNTS);
    assertThat(Fixtures.dense(layer(file, "within").counts())).isDeepEqualTo(Fixtures.COUNTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "outside|lies in another file (csr.h5ad:/X), which is not opened; copy it into this one",
        "through|lies in another file (csr.h5ad:/), which is not opened; copy it into this one",
        "lost|is a link to '/counts/nothing', which the file does not have; write the file again"
            + " with it",
        "circle|is a link that leads in a circle; write the file again",
      })
  void aLinkThatLeadsOutOrNowhereIsRefused(String layer, String sentence) {
    Path file = Fixtures.unpack("links.h5ad", folder);

    assertThatThrownBy(() -> layer(file, layer))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(file + ": 'layers/" + layer + "' " + sentence);
  }

  @Test
  void aMatrixInAnotherFileIsRefusedWhetherThatFileIsThereOrNot() throws IOException {
    Path file = Fixtures.unpack("external_x.h5ad", folder);
    String sentence = file + ": 'X' lies in another file (csr.h5ad:/X), which is not opened;";

    assertThatThrownBy(() -> DataReader.read(file)).hasMessageStartingWith(sentence);
    Files.delete(folder.resolve("csr.h5ad"));
    assertThatThrownBy(() -> DataReader.read(file)).hasMessageStartingWith(sentence);
  }

  /** The other two ways of HDF5 to keep numbers elsewhere, which jHDF does not have. */
  @ParameterizedTest
  @ValueSource(strings = {"external_data.h5ad", "virtual.h5ad"})
  void numbersInAnotherFileAreRefused(String name) {
    Path file = Fixtures.unpack(name, folder);

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("not supported");
  }

  private static Dataset layer(Path file, String layer) {
    return DataReader.read(file, ReadOptions.DEFAULT.withLayer(layer));
  }
}
