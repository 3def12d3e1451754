package org.tunebench.engine.objective.scvi;

class ScviOnCpuTest extends ScviOnDevice {
  @Override
  String device() {
    return "cpu";
  }
}
