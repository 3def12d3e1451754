package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void isReadAsItIsWrittenWhateverSignsAreInTheName() {
    for (String name : new String[] {"loss", "a >= b", "a\u2028b", "a\u0085b"}) {
      Target target = new Target(name, Goal.MINIMIZE, 1e-7);
      assertThat(Target.parse(target.toString())).as(name).contains(target);
    }
  }
}
