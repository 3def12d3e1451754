package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** Damaged HDF5 files end in a sentence: no other exception, no endless loop, no lack of memory. */
class DamagedFileTest {
  private static final int MUTANTS = 150;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csr.h5ad",
        "latest_chunked.h5ad",
        "legacy_compound.h5ad",
        "holes.h5ad",
        "holes_fixed.h5ad"
      })
  void aCutFileIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.unpack(name, folder));
    for (int part = 1; part < 10; part++) {
      Path cut = folder.resolve("cut.h5ad");
      Files.write(cut, Arrays.copyOf(whole, whole.length * part / 12));
      assertThatThrownBy(() -> DataReader.read(cut))
          .isInstanceOf(WrongInputException.class)
          .hasMessageStartingWith(cut + ": ");
    }
  }

  /** Also a long one, and one that would do as a table. */
  @ParameterizedTest
  @ValueSource(strings = {"notes.h5ad", "notes.h5", "notes.hdf5", "NOTES.LOOM"})
  void anotherFileWithTheNameOfOneIsRefusedAsWhatItIs(String name) throws IOException {
    for (String text :
        List.of("these are notes", "these are notes\n".repeat(2000), "a,b,c,d,e\n1,2,3,4,5\n")) {
      Path file = Files.writeString(folder.resolve(name), text);
      assertThatThrownBy(() -> DataReader.read(file))
          .isInstanceOf(WrongInputException.class)
          .hasMessage(
              file
                  + ": the file is no HDF5 file, though its name says so: it does not begin as HDF5"
                  + " does; copy or export it again");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csr.h5ad",
        "csc_gzip.h5ad",
        "dense_int64_lzf.h5ad",
        "latest_chunked.h5ad",
        "legacy_categories.h5ad",
        "legacy_compound.h5ad",
        "holes.h5ad",
        "holes_fixed.h5ad",
        "tenx_v2.h5",
        "tenx_v3.h5",
        "small.loom"
      })
  void aMutatedFileIsReadOrRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.unpack(name, folder));
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        bytes[position(random, bytes)] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
      }
      Path file = Files.write(folder.resolve("mutant" + mutant + ".h5ad"), bytes);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertReadOrRefused(file), () -> "mutant of " + name);
      Files.delete(file);
    }
  }

  /** Mostly where something is: half of such a file is unused space. */
  private static int position(SplittableRandom random, byte[] bytes) {
    int position = random.nextInt(bytes.length);
    while (bytes[position] == 0 && random.nextInt(20) != 0) {
      position = random.nextInt(bytes.length);
    }
    return position;
  }

  private static void assertReadOrRefused(Path file) {
    try {
      assertThat(DataReader.read(file).counts().cells()).isPositive();
    } catch (WrongInputException e) {
      // Of several matrices, or none, the setting that names one is to blame.
      String of = e.field().equals("layer") ? "layer: " : "";
      assertThat(e.sentence()).startsWith(of + file).doesNotContain("\n");
    }
  }
}
