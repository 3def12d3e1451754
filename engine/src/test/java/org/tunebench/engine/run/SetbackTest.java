package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
  @ParameterizedTest
  @CsvSource({
    // kind, worker died, company, interruptions: fate, fewer slots, strike
    "OWN,           false, 0,  0, FAILED,      false, false",
    "OWN,           false, 3,  0, FAILED,      false, false",
    "OWN,           true,  1,  0, FAILED_ONCE, false, false",
    "OUT_OF_MEMORY, false, 0,  0, FAILED,      false, false",
    "OUT_OF_MEMORY, false, 1,  0, GOES_ON,     true,  false",
    "OUT_OF_MEMORY, true,  0,  0, FAILED_ONCE, false, false",
    "OUT_OF_MEMORY, true,  2,  0, GOES_ON,     true,  false",
    "DEVICE,        false, 0,  0, GOES_ON,     false, true",
    "DEVICE,        true,  0,  0, FAILED_ONCE, false, false",
    "OUT_OF_MEMORY, false, 1, 10, FAILED,      true,  false",
    "DEVICE,        false, 0, 10, FAILED,      false, true"
  })
  void onlyATrialAtFaultHasFailed(
      FailureKind kind,
      boolean workerDied,
      int company,
      int interruptions,
      Setback.Fate fate,
      boolean fewerSlots,
      boolean strike) {
    Setback.Circumstances how = new Setback.Circumstances(kind, workerDied, company, interruptions);

    assertThat(Setback.of(how)).isEqualTo(new Setback(fate, fewerSlots, strike));
  }
}
