package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerProtocolTest {
  @Test
  void eventsComeBackAsTheyWere() {
    Map<String, Double> values =
        Map.of("loss", Double.NaN, "kl", Double.NEGATIVE_INFINITY, "elbo", 0.1);
    for (WorkerEvent event :
        new WorkerEvent[] {
          new WorkerEvent.Ready(1),
          new WorkerEvent.Refused("no data"),
          new WorkerEvent.Reported(3, 7, values).waiting(),
          new WorkerEvent.Completed(3, values),
          new WorkerEvent.Stopped(3),
          new WorkerEvent.Failed(3, "out of memory")
        }) {
      assertThat(WorkerProtocol.event(WorkerProtocol.line(event))).contains(event);
    }
  }

  @Test
  void whatANewerSideSaysBesideIsPassedOver() {
    assertThat(WorkerProtocol.event("{\"type\":\"stopped\",\"trial\":3,\"since\":7}"))
        .contains(new WorkerEvent.Stopped(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "epoch 3",
        "{}",
        "{\"type\":\"else\"}",
        "{\"type\":\"completed\",\"trial\":3}",
        "{\"type\":\"completed\",\"trial\":3,\"metrics\":{\"loss\":null}}",
        "{\"type\":\"report\",\"trial\":3,\"step\":1}",
        "{\"type\":\"report\",\"trial\":3,\"step\":1,\"values\":{\"loss\":null}}",
        "{\"type\":\"failed\",\"trial\":3}",
        "{\"type\":\"refused\"}"
      })
  void whatIsNotWholeIsNoise(String line) {
    assertThat(WorkerProtocol.event(line)).isEmpty();
  }
}
