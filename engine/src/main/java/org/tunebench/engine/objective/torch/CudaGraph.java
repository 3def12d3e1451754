package org.tunebench.engine.objective.torch;

import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.cuda.DeviceAssertionsDataVectorCUDAKernelLaunchInfoVectorPair;
import org.bytedeco.pytorch.cuda.StreamFilter;
import org.bytedeco.pytorch.global.torch_cuda;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on a GPU as a CUDA graph: done once as it is, since libraries prepare themselves at their
 * first use, then recorded, then launched. Telling a GPU of one kernel takes ten times as long as a
 * small kernel takes; a graph's kernels follow each other by themselves.
 *
 * <p>What LibTorch's {@code CUDAGraph} does, which has no Java binding, but for its random numbers:
 * recorded work must draw none of LibTorch's. Tensors that come and go within recorded work have a
 * pool of memory of their own, so that nobody else is given their places between two launches. One
 * pool serves all graphs of a thread, of which one runs at a time, and is kept: the next array of
 * trials needs it again.
 */
final class CudaGraph implements Repeated {
  private static final Logger LOG = LoggerFactory.getLogger(CudaGraph.class);

  /** The identity of the pool: two numbers, any but those that LibTorch counts up from 1. */
  private static final long[] POOL = {0x74756e65, 0};

  private final Runnable work;
  private CUgraphExec_st executable;
  private boolean wasRun;
  private boolean isPlain;

  /**
   * @param work for the stream that is the current one of the thread that runs it, not the default
   *     stream
   */
  CudaGraph(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    if (executable == null && wasRun && !isPlain) {
      record();
    }
    if (executable == null) {
      wasRun = true;
      TensorArena.scoped(work);
    } else {
      check(cudart.cudaGraphLaunch(executable, stream()), "launched");
    }
  }

  private static CUstream_st stream() {
    return torch_cuda.getCurrentCUDAStream().stream();
  }

  private void record() {
    CUstream_st stream = stream();
    byte device = torch_cuda.getCurrentCUDAStream().device_index();
    StreamFilter filter = only(stream);
    CUgraph_st graph = new CUgraph_st();
    torch_cuda.beginAllocateToPool(device, pool(), filter);
    try {
      // Other threads may go on with theirs meanwhile.
      check(
          cudart.cudaStreamBeginCapture(stream, cudart.cudaStreamCaptureModeThreadLocal),
          "recorded");
      try {
        TensorArena.scoped(work);
      } finally {
        check(cudart.cudaStreamEndCapture(stream, graph), "recorded");
      }
      CUgraphExec_st made = new CUgraphExec_st();
      check(cudart.cudaGraphInstantiate(made, graph, 0), "made");
      executable = made;
    } catch (RuntimeException e) {
      isPlain = true;
      LOG.warn("work on the GPU goes on step by step, since it cannot be recorded", e);
    } finally {
      torch_cuda.endAllocateToPool(device, pool());
      if (!graph.isNull()) {
        cudart.cudaGraphDestroy(graph);
      }
    }
  }

  /**
   * The pool's identity in the binding's type, which is another pair: it must not free what it
   * holds, as it would what the binding gives out.
   */
  private static DeviceAssertionsDataVectorCUDAKernelLaunchInfoVectorPair pool() {
    Pointer numbers = new LongPointer(POOL);
    return new DeviceAssertionsDataVectorCUDAKernelLaunchInfoVectorPair(numbers);
  }

  /** Memory that is asked for on that stream. */
  private static StreamFilter only(CUstream_st stream) {
    long address = stream.address();
    return new StreamFilter() {
      @Override
      public boolean call(Pointer asking) {
        return asking != null && asking.address() == address;
      }
    };
  }

  private static void check(int code, String done) {
    if (code != cudart.cudaSuccess) {
      throw new IllegalStateException(
          "CUDA error: a graph could not be %s: %s"
              .formatted(done, cudart.cudaGetErrorString(code).getString()));
    }
  }

  @Override
  public void close() {
    if (executable != null) {
      cudart.cudaGraphExecDestroy(executable);
      executable = null;
    }
  }
}
