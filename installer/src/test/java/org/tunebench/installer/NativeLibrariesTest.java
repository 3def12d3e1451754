package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
  private static final String CPU = "org/bytedeco/pytorch/linux-x86_64/";
  private static final String CUDA = "org/bytedeco/cuda/linux-x86_64/";
  private static final String GPU = "org/bytedeco/pytorch/linux-x86_64-gpu/";

  @TempDir Path folder;

  @Test
  void whatIsUsedIsUnpackedAndWhatIsForCudaIntoAFolderOfItsOwn() throws IOException {
    Path cpu =
        Jars.of(
            folder.resolve("cpu.jar"),
            "META-INF/MANIFEST.MF",
            CPU + "libgomp.so.1",
            CPU + "libjnitorch.so",
            CPU + "libjnitorch_nccl.so",
            CPU + "libgcc_s.so.1",
            CPU + "include/torch.h");
    Path gpu = Jars.of(folder.resolve("gpu.jar"), GPU + "libjnitorch.so");
    Path natives = folder.resolve("natives");
    NativeLibraries.unpack(List.of(cpu, gpu), natives);

    assertThat(natives).isDirectoryRecursivelyContaining("glob:**libgomp.so.1");
    assertThat(Folders.files(natives, ""))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("libgomp.so.1", "libjnitorch.so");
    assertThat(natives.resolve("libjnitorch.so")).hasContent(CPU + "libjnitorch.so");
    assertThat(natives.resolve("cuda/libjnitorch.so")).hasContent(GPU + "libjnitorch.so");
  }

  @Test
  void ofTheBindingsToCudaThoseAreKeptThatLibTorchsInheritsFrom() throws IOException {
    Path linux =
        Jars.of(
            folder.resolve("linux.jar"),
            "META-INF/native-image/linux-x86_64/jnicudart/jni-config.json",
            CUDA + "libjnicudart.so",
            CUDA + "libjnicublas.so",
            CUDA + "libjnicudnn.so",
            CUDA + "libjnicufft.so",
            CUDA + "libjnicufftw.so",
            CUDA + "libjnicupti.so",
            CUDA + "libjnicusolver.so",
            CUDA + "libjnicusparse.so",
            CUDA + "libjninppist.so",
            CUDA + "libjninvml.so");
    String dll = "org/bytedeco/cuda/windows-x86_64/";
    Path windows =
        Jars.of(folder.resolve("windows.jar"), dll + "jnicudart.dll", dll + "jninvjpeg.dll");
    Path natives = folder.resolve("natives");
    NativeLibraries.unpack(List.of(linux, windows), natives);

    assertThat(Folders.files(natives, "")).isEmpty();
    assertThat(Folders.files(natives.resolve("cuda"), ""))
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "jnicudart.dll",
            "libjnicublas.so",
            "libjnicudart.so",
            "libjnicudnn.so",
            "libjnicupti.so",
            "libjnicusolver.so",
            "libjnicusparse.so");
  }

  @Test
  void jarsOfNativeLibrariesAreToldFromOthers() throws IOException {
    assertThat(NativeLibraries.areIn(Jars.of(folder.resolve("a.jar"), CPU + "libc10.so"))).isTrue();
    assertThat(NativeLibraries.areIn(Jars.of(folder.resolve("d.jar"), CUDA + "libjnicudart.so")))
        .isTrue();
    assertThat(NativeLibraries.areIn(Jars.of(folder.resolve("b.jar"), "org/bytedeco/A.class")))
        .isFalse();
    assertThat(
            NativeLibraries.areIn(
                Jars.of(folder.resolve("c.jar"), "org/sqlite/native/Linux/x86_64/lib.so")))
        .isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void oneLibraryHasASecondNameHoweverOftenItIsGiven() throws IOException {
    Files.writeString(folder.resolve("libopenblas.so.0"), "");
    NativeLibraries.addSecondName(folder);
    NativeLibraries.addSecondName(folder);

    Path second = folder.resolve("libopenblas_nolapack.so.0");
    assertThat(Files.readSymbolicLink(second)).hasToString("libopenblas.so.0");
  }
}
