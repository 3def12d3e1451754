package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.run.SeatState;

/** The devices on the page of a study. */
class UsedDevicesTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final UsedDevices devices = new UsedDevices(new TestServices().on(engine));
  private final long id = engine.repository().create(FakeStudies.spec("one", 10)).id();

  @Test
  void devicesAreWatchedWhileTheStudyRunsAndNotLonger() {
    devices.apply(engine.snapshot(id).orElseThrow());
    assertThat(devices.allProperty().get()).isEmpty();
    assertThat(engine.watchers()).isZero();

    FakeRunningStudy running = engine.start(id);
    running.seats(List.of(new SeatState("gpu:0", 4, 1, "")));
    devices.apply(running.snapshot());
    devices.apply(running.snapshot());
    assertThat(engine.watchers()).isEqualTo(1);
    assertThat(devices.allProperty().get().get(0).use()).isEmpty();
    DeviceUse use =
        new DeviceUse(
            "gpu:0", 8L << 30, OptionalLong.of(4L << 30), OptionalDouble.of(1), List.of());
    engine.read(new DeviceReading(List.of(use), true));
    assertThat(devices.allProperty().get())
        .containsExactly(
            new UsedDevices.Used(new SeatState("gpu:0", 4, 1, ""), java.util.Optional.of(use)));

    running.stop();
    devices.apply(running.snapshot());
    assertThat(devices.allProperty().get()).isEmpty();
    assertThat(engine.watchers()).isZero();
  }

  @Test
  void aStudyOnAClusterHasNoDevicesHere() {
    devices.apply(engine.start(id).snapshot());
    assertThat(devices.allProperty().get()).isEmpty();
    assertThat(engine.watchers()).isZero();
  }
}
