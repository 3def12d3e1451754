package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayScaleTest {
  @Test
  void theToolkitIsToldWhereItListens() {
    assertThat(DisplayScale.property("linux")).contains("glass.gtk.uiScale");
    assertThat(DisplayScale.property("windows 11")).contains("glass.win.uiScale");
    assertThat(DisplayScale.property("mac os x")).isEmpty();
  }
}
