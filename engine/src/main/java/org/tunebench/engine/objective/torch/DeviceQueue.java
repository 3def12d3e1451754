package org.tunebench.engine.objective.torch;

import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.cuda.CUDAStream;
import org.bytedeco.pytorch.global.torch_cuda;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which a thread's work reaches the device. On a GPU all threads share one queue,
 * unless a thread takes one of its own to record work in: then the two may overtake each other, and
 * who hands tensors over has to {@link #finish} first. A CPU does everything at once.
 */
public final class DeviceQueue {
  /** The environment's variable that says {@code off} where work on a GPU is not to be recorded. */
  private static final String SWITCH = "TUNEBENCH_CUDA_GRAPHS";

  private static final Logger LOG = LoggerFactory.getLogger(DeviceQueue.class);

  private final boolean records;

  DeviceQueue(boolean isOnGpu) {
    records = isOnGpu && Binding.IS_USABLE;
  }

  /** The binding of CUDA, which needs more of NVIDIA's libraries than LibTorch does. */
  private static final class Binding {
    static final boolean IS_USABLE = !"off".equals(System.getenv(SWITCH)) && load();

    private static boolean load() {
      try {
        Loader.load(torch_cuda.class);
        Loader.load(cudart.class);
        return true;
      } catch (LinkageError e) {
        LOG.warn("work on the GPU is not recorded, since a library of CUDA is missing", e);
        return false;
      }
    }
  }

  /** Gives this thread a queue of its own until it ends, where work is to be recorded. */
  public void takeOwn() {
    if (records) {
      TensorArena.scoped(
          () -> {
            CUDAStream own = torch_cuda.getStreamFromPool(false, (byte) -1);
            torch_cuda.setCurrentCUDAStream(own);
          });
    }
  }

  /** Waits until the device has done all that this thread has told it. */
  public void finish() {
    if (records) {
      TensorArena.scoped(() -> torch_cuda.getCurrentCUDAStream().synchronize());
    }
  }

  /**
   * Work that will be done often, by a thread that has taken its own queue.
   *
   * @param work without random numbers of LibTorch, without a look at what tensors hold, and with
   *     nothing that it makes and keeps
   */
  public Repeated repeated(Runnable work) {
    return records ? new CudaGraph(work) : Repeated.plainly(work);
  }
}
