package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On libraries of the JDK that runs this. */
@EnabledOnOs(OS.LINUX)
class DebianDependenciesTest {
  @TempDir Path image;

  private void copy(String library) throws IOException {
    Folders.copyInto(
        Path.of(System.getProperty("java.home"), "lib").resolve(library), image.resolve("lib"));
  }

  private String line() throws IOException {
    assumeTrue(Tool.exists("objdump") && Tool.exists("dpkg"), "needs binutils and dpkg");
    return new DebianDependencies(image).line();
  }

  @Test
  void packagesAreNamedThatLibrariesOfOurOwnAreNotIn() throws IOException {
    copy("server/libjvm.so");
    copy("libjava.so");
    copy("libawt.so");
    copy("libawt_xawt.so");
    // Without CUDA the program uses the CPU: what that build needs is asked of nobody.
    Path cuda = Files.createDirectories(image.resolve("lib/app/natives/cuda"));
    Files.writeString(cuda.resolve("libtorch.so"), "no library at all");

    assertThat(line())
        .startsWith("libc6 (>= 2.")
        .contains("libx11-6", "libxext6", "libxi6")
        .doesNotContain("libjvm", "libawt", "libjava", "libc6,");
  }

  @Test
  void aLibraryThatNoPackageHasStopsTheBuild() throws IOException {
    copy("libjava.so");
    Path library = image.resolve("lib/libjava.so");
    // Bytes as characters: the name of a library that it needs becomes one that nobody has.
    String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
    Files.writeString(
        library, bytes.replace("libjvm.so", "libqqq.so"), StandardCharsets.ISO_8859_1);

    assertThatThrownBy(this::line).hasMessageContaining("dpkg failed");
  }
}
