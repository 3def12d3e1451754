package org.tunebench.engine.run;

import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.NeedsGpu;
import org.tunebench.engine.compute.RealGpu;

@NeedsGpu
class StudyOnGpuTest extends StudyOnDevice {
  @Override
  Device device() {
    return RealGpu.device();
  }

  @Override
  long once() {
    return device().memoryBytes() / 5 * 3;
  }

  @Override
  long twice() {
    return once();
  }
}
