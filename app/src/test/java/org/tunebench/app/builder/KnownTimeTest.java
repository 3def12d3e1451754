package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.PartSpec;

class KnownTimeTest {
  @Test
  void trialsOfMoreFoldsTakeLonger() {
    PartSpec digits = new PartSpec("classifier").with("dataset", "digits").with("max-epochs", 9L);

    assertThat(KnownTime.effort(digits.with("folds", 5L))).isNotEqualTo(KnownTime.effort(digits));
    assertThat(KnownTime.effort(digits.with("patience", 5L))).isEqualTo(KnownTime.effort(digits));
  }
}
