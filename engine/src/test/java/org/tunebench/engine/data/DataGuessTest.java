package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.data.DataGuess.Kind;

/** What a file most likely holds, told by its first lines. */
class DataGuessTest {
  @TempDir Path folder;

  private DataGuess guess(String content) throws IOException {
    return DataGuess.of(Files.writeString(folder.resolve("table.csv"), content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cell,Actb,Gapdh\nc1,0,3\nc2,7,0\n",
        "Actb,Gapdh\nc1,0,3\nc2,7,0\n",
        "Actb,Gapdh\n0,3\n7,0\n",
        "gene\tc1\tc2\nActb\t0\t3.0\n"
      })
  void wholeNumbersBelowNamesAreCounts(String content) throws IOException {
    assertThat(guess(content).kind()).isEqualTo(Kind.COUNTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width,length,species\n5.1,3.5,setosa\n4.9,3,virginica\n",
        "a,b,kind\n5,3,red\n4,2,blue\n",
        "5.1,3.5,setosa\n4.9,3,virginica\n",
        "0,16,12,3\n0,9,8,1\n",
        "pixel1,pixel2,label\n0,16,3\n9,8,1\n",
        "a;b;c\n-1.5;2;0\n0.5;2;1\n"
      })
  void aClassOrFractionsMakeSamples(String content) throws IOException {
    assertThat(guess(content)).isEqualTo(new DataGuess(Kind.SAMPLES, Optional.empty()));
  }

  @Test
  void aClassThatIsNotLastIsNamed() throws IOException {
    assertThat(guess("Species,width\nsetosa,5.1\nvirginica,4.9\n"))
        .isEqualTo(new DataGuess(Kind.SAMPLES, Optional.of("Species")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "one line",
        "a,b\n1,2\n1,2,3\n",
        "cell,A\nc1,0.5\nc2,1.5\n",
        "type,run\nc1,a,1\nc2,b,1\n"
      })
  void whatCannotBeToldIsUnknown(String content) throws IOException {
    assertThat(guess(content).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void formatsAreToldByTheirContent() throws IOException {
    Files.write(folder.resolve("x-ubyte"), new byte[] {0, 0, 8, 3, 0});
    Files.write(folder.resolve("noise"), new byte[] {1, 2, 3});
    assertThat(DataGuess.of(folder.resolve("x-ubyte")).kind()).isEqualTo(Kind.SAMPLES);
    assertThat(DataGuess.of(folder.resolve("noise")).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(DataGuess.of(folder).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(DataGuess.of(folder.resolve("missing.h5ad")).kind()).isEqualTo(Kind.UNKNOWN);
    Path counts = folder.resolve("counts.mtx");
    Files.writeString(counts, "%%MatrixMarket matrix coordinate integer general\n");
    assertThat(DataGuess.of(counts).kind()).isEqualTo(Kind.COUNTS);
  }

  @Test
  void realDataIsTold() {
    assertThat(DataGuess.of(SharedData.require("digits/digits.csv.gz")).kind())
        .isEqualTo(Kind.SAMPLES);
    assertThat(DataGuess.of(SharedData.require("cortex/counts.csv.gz")).kind())
        .isEqualTo(Kind.COUNTS);
    assertThat(DataGuess.of(SharedData.require("pbmc200_legacy.h5ad")).kind())
        .isEqualTo(Kind.COUNTS);
  }
}
