package org.tunebench.engine.run;

import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.LocalDevices;

class StudyOnCpuTest extends StudyOnDevice {
  @Override
  Device device() {
    return new LocalDevices()
        .devices().stream().filter(device -> !device.isGpu()).findFirst().orElseThrow();
  }

  @Override
  long once() {
    return 1 << 26;
  }

  /** Memory that is asked for counts only once it is written to: what nobody has is refused. */
  @Override
  long twice() {
    return HungryWorker.TOO_MUCH;
  }
}
