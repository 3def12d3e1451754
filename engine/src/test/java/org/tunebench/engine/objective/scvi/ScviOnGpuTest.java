package org.tunebench.engine.objective.scvi;

import org.tunebench.engine.compute.NeedsGpu;

@NeedsGpu
class ScviOnGpuTest extends ScviOnDevice {
  @Override
  String device() {
    return "cuda";
  }
}
