package org.tunebench.engine.objective.classifier;

import org.tunebench.engine.compute.NeedsGpu;

@NeedsGpu
class ClassifierOnGpuTest extends ClassifierOnDevice {
  @Override
  String device() {
    return "cuda";
  }
}
