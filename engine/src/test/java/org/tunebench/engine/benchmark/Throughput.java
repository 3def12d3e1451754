package org.tunebench.engine.benchmark;

/**
 * What a contestant did.
 *
 * @param cellEpochs cells trained on, times epochs, over all trials
 * @param seconds from the first to the last
 * @param cpuSeconds of all its threads or processes
 */
record Throughput(double cellEpochs, double seconds, double cpuSeconds) {
  double perSecond() {
    return cellEpochs / seconds;
  }

  double perCpuSecond() {
    return cellEpochs / cpuSeconds;
  }
}
