package org.tunebench.engine.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The first GPU of this machine, if the built-in models can train on it in this process. */
public final class RealGpu implements ExecutionCondition {
  /**
   * What LibTorch's binding for CUDA asks for besides ({@code readelf -d} of JavaCPP's libraries):
   * from the packages of the others, and beside them.
   */
  private static final List<String> OF_THE_BINDING =
      List.of(
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_adv.so.9",
          "libcusolverMg.so.12");

  private static final Optional<Device> GPU =
      new LocalDevices().devices().stream().filter(Device::isGpu).findFirst();

  private static final String MISSING = missing();

  /** The GPU. */
  public static Device device() {
    return GPU.orElseThrow();
  }

  private static String missing() {
    if (GPU.isEmpty()) {
      return "nvidia-smi lists no GPU";
    }
    String note = GPU.get().modelsNote();
    if (!note.isEmpty()) {
      return note;
    }
    load(CudaLibraries.find());
    return torch.cuda_is_available()
        ? ""
        : "nvidia-smi lists %s, but the training library finds no driver for CUDA 13"
            .formatted(GPU.get().name());
  }

  /**
   * Workers find CUDA's libraries by their environment, which this process had before. A library
   * that is loaded already is found by its name, whatever folder it is in.
   */
  private static void load(CudaLibraries libraries) {
    List<Path> left = new ArrayList<>(libraries.found().values());
    for (Path place : libraries.places()) {
      OF_THE_BINDING.stream().map(place::resolve).filter(Files::exists).forEach(left::add);
    }
    int before = Integer.MAX_VALUE;
    // In any order: those that need another come into a later round.
    while (left.size() < before) {
      before = left.size();
      left.removeIf(RealGpu::isLoaded);
    }
  }

  private static boolean isLoaded(Path library) {
    try {
      System.load(library.toAbsolutePath().toString());
      return true;
    } catch (UnsatisfiedLinkError needsAnother) {
      return false;
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return MISSING.isEmpty()
        ? ConditionEvaluationResult.enabled(GPU.orElseThrow().name())
        : ConditionEvaluationResult.disabled("needs a GPU to train on: " + MISSING);
  }
}
