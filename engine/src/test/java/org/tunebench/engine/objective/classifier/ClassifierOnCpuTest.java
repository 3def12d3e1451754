package org.tunebench.engine.objective.classifier;

class ClassifierOnCpuTest extends ClassifierOnDevice {
  @Override
  String device() {
    return "cpu";
  }
}
