package org.tunebench.engine.objective.torch;

import org.tunebench.engine.compute.NeedsGpu;

@NeedsGpu
class RepeatedOnGpuTest extends RepeatedWork {
  @Override
  String device() {
    return "cuda";
  }
}
