package org.tunebench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("space", "sampler", "startup-trials", "lr");

  @Test
  void findsSlips() {
    assertThat(Nearest.to("sapce", KNOWN)).contains("space");
    assertThat(Nearest.to("Sampler", KNOWN)).contains("sampler");
    assertThat(Nearest.to("startup_trials", KNOWN)).contains("startup-trials");
    assertThat(Nearest.to("rl", KNOWN)).contains("lr");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Nearest.to("matrix", KNOWN)).isEmpty();
    assertThat(Nearest.to("", KNOWN)).isEmpty();
    assertThat(Nearest.to("x", List.of())).isEmpty();
  }
}
