package org.tunebench.engine.objective.torch;

class RepeatedOnCpuTest extends RepeatedWork {
  @Override
  String device() {
    return "cpu";
  }
}
