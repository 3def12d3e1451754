package org.tunebench.engine.run;

import java.util.List;
import java.util.Locale;

/** Why a trial ended without a result, as far as that is to be read from what was said of it. */
enum FailureKind {
  /** It is the trial's own: the configuration, the code, the data. */
  OWN,
  /** The memory of the device or of the machine was full. */
  OUT_OF_MEMORY,
  /** The device does not answer any more, or is not there. */
  DEVICE;

  /** In the words of PyTorch, CUDA, TensorFlow, JAX, Python, C++ and Java; in small letters. */
  private static final List<String> MEMORY =
      List.of(
          "cuda out of memory",
          "cuda error: out of memory",
          "cuda_error_out_of_memory",
          "cudaerrormemoryallocation",
          "torch.outofmemoryerror",
          "torch.cuda.outofmemoryerror",
          "cublas_status_alloc_failed",
          "resource_exhausted: out of memory",
          "resourceexhaustederror",
          "defaultcpuallocator: can't allocate memory",
          "defaultcpuallocator: not enough memory",
          "std::bad_alloc",
          "outofmemoryerror");

  private static final List<String> LOST =
      List.of(
          "gpu is lost",
          "cuda_error_device_unavailable",
          "cuda_error_no_device",
          "cuda-capable device(s) is/are busy or unavailable",
          "all cuda-capable devices are busy or unavailable",
          "no cuda-capable device is detected",
          "no cuda gpus are available",
          "cudaerrornodevice",
          "cudaerrordevicesunavailable",
          "uncorrectable ecc error",
          "fallen off the bus");

  private static final String KILLED = "signal 9";

  /** The reason for the person: what was said, after what it comes to. */
  String explain(String device, int company, String said) {
    if (this != OUT_OF_MEMORY) {
      return said;
    }
    String beside =
        company == 0
            ? "where it ran alone"
            : company == 1 ? "beside another trial" : "beside %d other trials".formatted(company);
    return "out of memory on %s, %s: %s".formatted(device, beside, said);
  }

  /**
   * Reads it from what was said: a reason, perhaps followed by the end of a log.
   *
   * @param systemKilled whether the system has ended processes for want of memory while it ran:
   *     signal 9 alone may as well have been sent by somebody
   */
  static FailureKind of(String said, boolean systemKilled) {
    String text = said.toLowerCase(Locale.ROOT);
    if (LOST.stream().anyMatch(text::contains)) {
      return DEVICE;
    }
    boolean python = said.lines().anyMatch(line -> line.strip().startsWith("MemoryError"));
    boolean killed = systemKilled && said.lines().findFirst().orElse("").contains(KILLED);
    return python || killed || MEMORY.stream().anyMatch(text::contains) ? OUT_OF_MEMORY : OWN;
  }
}
