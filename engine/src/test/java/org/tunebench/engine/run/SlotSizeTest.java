package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotSizeTest {
  private static final long MIB = 1L << 20;

  private static SlotSize of(String device, long trial, long free, long total, int cores) {
    return SlotSize.of(
        new SlotSize.Measured(
            device,
            trial < 0 ? OptionalLong.empty() : OptionalLong.of(trial * MIB),
            free < 0 ? OptionalLong.empty() : OptionalLong.of(free * MIB),
            total * MIB,
            cores));
  }

  @ParameterizedTest
  @CsvSource({
    // device, MiB of a trial, free beside it, of all; cores: slots
    "gpu:0,  5000, 19000, 24000, 32,  4",
    "gpu:0,  2100, 21900, 24000,  8,  8",
    "gpu:0,   100, 23900, 24000, 64, 16",
    "gpu:0, 20000,  4000, 24000, 32,  1",
    "gpu:0, 23999,     1, 24000, 32,  1",
    "gpu:0,  2000,     0, 24000, 32,  1",
    "gpu:0,    -1, 20000, 24000, 32,  1",
    "gpu:0,     0, 20000, 24000, 32,  1",
    "gpu:0,  2000,    -1, 24000, 32,  1",
    "cpu,     500, 20000, 24000,  2,  2",
    "cpu,    6000, 12000, 24000, 16,  2",
    "cpu,      -1,    -1,     0,  8,  8",
    "cpu,    9000,  1000, 24000,  4,  1"
  })
  void leavesATenthFreeAndACoreForEachTrial(
      String device, long trial, long free, long total, int cores, int slots) {
    assertThat(of(device, trial, free, total, cores).slots()).isEqualTo(slots);
  }

  @Test
  void saysWhy() {
    assertThat(of("gpu:0", 2150, 22426, 24576, 32).why())
        .isEqualTo(
            "10 slots on gpu:0: a trial takes 2.1 GiB, and 21.9 GiB of 24.0 GiB are free beside"
                + " it");
    assertThat(of("cpu", 350, 20480, 24576, 2).why())
        .isEqualTo(
            "2 slots on cpu: a trial takes 350 MiB, and 20.0 GiB of 24.0 GiB are free beside it;"
                + " 2 cores, one trial a core");
    assertThat(of("gpu:1", -1, -1, 0, 32).why())
        .isEqualTo("1 slot on gpu:1: the memory of a trial cannot be measured here");
  }
}
