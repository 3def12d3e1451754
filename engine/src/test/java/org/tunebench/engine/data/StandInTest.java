package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** Files that only stand in the place of a data file are said to be what they are. */
class StandInTest {
  private static final String POINTER =
      "version https://git-lfs.github.com/spec/v1\noid sha256:"
          + "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"t.h5ad", "t.h5", "t.loom", "t.csv", "matrix.mtx", "x-images-idx3-ubyte"})
  void aPointerOfGitLfsIsOneWhateverItsName(String name) throws IOException {
    refuses(name, POINTER, "only a pointer of Git LFS: fetch the file with git lfs pull");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>\n<title>Sign in, please</title>",
        "\uFEFF\n <HTML lang='en'>\n<head></head></HTML>",
        "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'></html>"
      })
  void aWebPageIsOneWhateverItsName(String page) throws IOException {
    for (String name : new String[] {"t.h5ad", "t.loom", "t.csv", "t.csv.gz"}) {
      refuses(name, page, "a web page (HTML) and holds no data; download the data file itself");
    }
  }

  @Test
  void aTableWithSuchWordsInItIsATable() throws IOException {
    Path table =
        Files.writeString(folder.resolve("t.csv"), "cell,<html>,g2,g3,g4,g5\nc1,1,2,3,4,5\n");

    assertThat(DataReader.read(table).counts().geneNames()).contains("<html>");
  }

  private void refuses(String name, String content, String what) throws IOException {
    Path file = Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(file + ": the file is " + what);
    assertThatThrownBy(() -> SampleReader.read(file)).hasMessage(file + ": the file is " + what);
  }
}
