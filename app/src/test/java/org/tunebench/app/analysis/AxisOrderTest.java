package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisOrderTest {
  private static final List<String> ONE = List.of("lr", "depth");
  private static final List<String> OTHER = List.of("depth", "lr");

  private final AxisOrder order = new AxisOrder();

  @Test
  void itStaysUntilTheChartIsOpenedAgain() {
    assertThat(order.of(ONE, true, 1, false)).isEqualTo(ONE);
    assertThat(order.of(OTHER, true, 1, false)).isEqualTo(ONE);
    assertThat(order.of(OTHER, true, 2, false)).isEqualTo(OTHER);
  }

  @Test
  void itWaitsForWhatIsLearntUnlessThePersonWorksAtTheAxes() {
    assertThat(order.of(ONE, false, 1, false)).isEqualTo(ONE);
    assertThat(order.of(OTHER, true, 1, true)).isEqualTo(ONE);
    assertThat(order.of(OTHER, true, 1, false)).isEqualTo(OTHER);
  }

  @Test
  void aChoiceThatIsStillSetHoldsItOverAnOpening() {
    order.of(ONE, true, 1, false);
    assertThat(order.of(OTHER, true, 2, true)).isEqualTo(ONE);
    assertThat(order.of(OTHER, true, 2, false)).as("not later, under the eye").isEqualTo(ONE);
  }

  @Test
  void otherParametersAreTakenAtOnce() {
    order.of(ONE, true, 1, true);
    assertThat(order.of(List.of("depth"), true, 1, true)).containsExactly("depth");
  }
}
