package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.WrongInputException;

/**
 * HDF5 files after a user block, as {@code h5jam} makes them: all addresses count from the block's
 * end.
 */
class UserBlockTest {
  @TempDir Path folder;

  /** Puts bytes before a fixture. */
  private Path after(int size, String fixture, String name) throws IOException {
    byte[] content = Files.readAllBytes(Fixtures.unpack(fixture, folder));
    byte[] text = "what a program wrote of this file\n".getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[size + content.length];
    for (int i = 0; i < size; i++) {
      file[i] = text[i % text.length];
    }
    System.arraycopy(content, 0, file, size, content.length);
    return Files.write(folder.resolve(name), file);
  }

  static Stream<Arguments> blocks() {
    return IntStream.rangeClosed(9, 21)
        .map(power -> 1 << power)
        .boxed()
        .flatMap(
            size ->
                Stream.of("csr.h5ad", "latest_chunked.h5ad", "dense_int64_lzf.h5ad")
                    .map(fixture -> Arguments.of(size, fixture)));
  }

  @ParameterizedTest(name = "{1} after {0} bytes")
  @MethodSource("blocks")
  void theFileIsReadAsWithoutOne(int size, String fixture) throws IOException {
    // No ending that promises HDF5.
    Dataset found = DataReader.read(after(size, fixture, "blocked"));
    Dataset expected =
        DataReader.read(Fixtures.unpack(fixture, Files.createDirectory(folder.resolve("plain"))));

    assertThat(Fixtures.dense(found.counts())).isEqualTo(Fixtures.COUNTS);
    assertThat(found.annotations()).isEqualTo(expected.annotations());
    assertThat(Fingerprint.of(found.counts())).isEqualTo(Fingerprint.of(expected.counts()));
  }

  @Test
  void thePlaceMayBeWrittenInTheFile() throws IOException {
    Path file = after(4096, "csr.h5ad", "moved.h5ad");
    byte[] bytes = Files.readAllBytes(file);
    // Superblock version 0: the base address is at byte 24, the file's end at 40.
    assertThat(bytes[4096 + 8]).isZero();
    ByteBuffer superblock = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    superblock.putLong(4096 + 24, 4096).putLong(4096 + 40, bytes.length);
    Files.write(file, bytes);

    assertThat(Fixtures.dense(DataReader.read(file).counts())).isEqualTo(Fixtures.COUNTS);
  }

  @Test
  void noOtherPlaceIsLookedAt() throws IOException {
    Path file = after(3 * 512, "csr.h5ad", "odd.h5ad");

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("the file is no HDF5 file, though its name says so");
  }

  @Test
  void aFileThatIsCutWithinItsBlockIsRefused() throws IOException {
    Path file = after(8192, "csr.h5ad", "cut.h5ad");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 8195));

    assertThatThrownBy(() -> DataReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("the file is no HDF5 file");
  }
}
