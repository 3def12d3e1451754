package org.tunebench.app.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountFieldTest {
  private final CountField field = new CountField(2, 20, 5, () -> "must be 2 to 20");

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1", "21", "-3", "2.5", "many", "99999999999"})
  void whatIsNoNumberWithinTheBoundsStaysAndIsSaid(String typed) {
    field.textProperty().set("7");
    field.textProperty().set(typed);
    assertThat(field.problemProperty().get()).isEqualTo("must be 2 to 20");
    assertThat(field.textProperty().get()).isEqualTo(typed);
    assertThat(field.value()).isEqualTo(7);
  }

  @Test
  void aNumberWithinTheBoundsIsTaken() {
    assertThat(field.textProperty().get()).isEqualTo("5");
    field.textProperty().set("many");
    field.textProperty().set(" 20 ");
    assertThat(field.value()).isEqualTo(20);
    assertThat(field.problemProperty().get()).isEmpty();
  }
}
