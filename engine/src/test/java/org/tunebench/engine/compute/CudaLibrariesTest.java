package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaLibrariesTest {
  @TempDir Path root;

  private Path library(String folder, String name) throws IOException {
    Path to = Files.createDirectories(root.resolve(folder));
    return Files.writeString(to.resolve(name), "");
  }

  private CudaLibraries find(Map<String, String> environment) {
    String home = root.resolve("home").toString();
    return CudaLibraries.in(CudaLibraries.folders(root, environment, home));
  }

  @Test
  void findsThemInTheSystemAndBesidePyTorch() throws IOException {
    Path system = library("usr/local/cuda-13.0/lib64", "libcudart.so.13");
    Path beside =
        library("home/.local/lib/python3.12/site-packages/nvidia/cudnn/lib", "libcudnn.so.9");
    CudaLibraries found = find(Map.of());

    assertThat(found.found())
        .containsEntry("libcudart.so.13", system)
        .containsEntry("libcudnn.so.9", beside)
        .hasSize(2);
    assertThat(found.places()).containsExactly(system.getParent(), beside.getParent());
    assertThat(found.missing())
        .contains("libcublas.so.13", "libcurand.so.10", "libnccl.so.2")
        .hasSize(10);
    assertThat(found.advice()).contains("libcublas.so.13", "install CUDA 13");
  }

  @Test
  void theEnvironmentComesFirst() throws IOException {
    library("usr/lib/x86_64-linux-gnu", "libnccl.so.2");
    Path own = library("venv/lib/python3.11/site-packages/nvidia/nccl/lib", "libnccl.so.2");
    String path = own.getParent().toString();

    assertThat(find(Map.of("LD_LIBRARY_PATH", "::/nowhere:" + path)).found())
        .containsEntry("libnccl.so.2", own);
  }

  @Test
  void nothingIsMissingWhereAllAreThere() throws IOException {
    for (String name : CudaLibraries.in(List.of()).missing()) {
      library("usr/local/cuda/lib64", name);
    }

    assertThat(find(Map.of()).missing()).isEmpty();
    assertThat(find(Map.of()).advice()).isEmpty();
  }
}
