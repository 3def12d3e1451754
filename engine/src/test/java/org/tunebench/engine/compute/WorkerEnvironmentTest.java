package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerEnvironmentTest {
  private static final Device GPU =
      new Device("gpu:1", "H100", 1L << 36, "", Optional.of(new Device.Gpu("GPU-1", "580", "")));
  private static final Device CPU = new Device("cpu", "x86", 0, "");

  private static final CudaLibraries CUDA =
      new CudaLibraries(
          new LinkedHashMap<>(
              Map.of(
                  "libcudart.so.13", Path.of("/opt/cuda/lib64/libcudart.so.13"),
                  "libnccl.so.2", Path.of("/usr/lib/x86_64-linux-gnu/libnccl.so.2"))),
          List.of());

  private static Map<String, String> environment(
      Device device, String kind, Map<String, String> before) {
    Map<String, String> environment = new LinkedHashMap<>(before);
    WorkerEnvironment.set(environment, device, kind, () -> CUDA);
    return environment;
  }

  @Test
  void aTrainingOnAGpuFindsTheLibrariesOfCuda() {
    assertThat(environment(GPU, "scvi", Map.of()))
        .containsEntry("LD_LIBRARY_PATH", Path.of("/opt/cuda/lib64").toString())
        .containsEntry("CUDA_VISIBLE_DEVICES", "1")
        .containsEntry("OMP_NUM_THREADS", "1");
  }

  @Test
  void theyComeBeforeWhatIsThereAndOnce() {
    String own = String.join(File.pathSeparator, "/own/lib", "/opt/cuda/lib64", "");

    assertThat(environment(GPU, "classifier", Map.of("LD_LIBRARY_PATH", own)))
        .containsEntry(
            "LD_LIBRARY_PATH", String.join(File.pathSeparator, "/opt/cuda/lib64", "/own/lib"));
  }

  @Test
  void commandsAndTheCpuKeepWhatIsThere() {
    Map<String, String> own = Map.of("LD_LIBRARY_PATH", "/own/lib");

    assertThat(environment(GPU, "command", own)).containsEntry("LD_LIBRARY_PATH", "/own/lib");
    assertThat(environment(CPU, "scvi", own)).containsEntry("LD_LIBRARY_PATH", "/own/lib");
    assertThat(environment(CPU, "scvi", Map.of())).doesNotContainKey("LD_LIBRARY_PATH");
  }

  /** Which these are depends on the processor that this runs on. */
  @Test
  void theKernelsThatSuitTheProcessorAreChosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    MatrixKernels.choose(chosen);

    Map<String, String> worker = environment(CPU, "scvi", Map.of());
    assertThat(worker.get("OPENBLAS_CORETYPE")).isEqualTo(chosen.get("OPENBLAS_CORETYPE"));
  }

  @Test
  void nothingIsSetWhereNothingIsFound() {
    Map<String, String> environment = new LinkedHashMap<>();
    WorkerEnvironment.set(
        environment, GPU, "scvi", () -> new CudaLibraries(Map.of(), List.of("libcudart.so.13")));

    assertThat(environment).doesNotContainKey("LD_LIBRARY_PATH");
  }
}
