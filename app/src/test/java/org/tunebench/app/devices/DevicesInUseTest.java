package org.tunebench.app.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.run.SeatState;

/** What the page of devices says of what goes on on them. */
class DevicesInUseTest {
  private static final Device GPU = new Device("gpu:0", "A card", 24L << 30, "");
  private static final Device CPU = new Device(Device.CPU, "A processor", 16L << 30, "");

  private final FakeSearchEngine engine = new FakeSearchEngine();

  private DevicesViewModel model() {
    engine.setDevices(List.of(GPU, CPU));
    return new DevicesViewModel(new TestServices().on(engine));
  }

  private static DeviceUse use(String id, double load, DeviceUse.Owner... owners) {
    return new DeviceUse(
        id, 24L << 30, OptionalLong.of(6L << 30), OptionalDouble.of(load), List.of(owners));
  }

  private static DeviceUse.Owner owner(int pid) {
    return new DeviceUse.Owner(pid, "/opt/bin/python3", OptionalLong.of(1L << 30));
  }

  @Test
  void memoryLoadAndOwnersAreInWords() {
    DevicesViewModel model = model();
    assertThat(model.use(GPU)).as("nothing was read yet").isEmpty();
    engine.read(
        new DeviceReading(
            List.of(use("gpu:0", 0.97, owner(7), owner(8)), use(Device.CPU, 0.5)), true));

    DeviceUse use = model.use(GPU).orElseThrow();
    assertThat(model.words().memory(use)).isEqualTo("6.0 of 24.0 GiB");
    assertThat(model.words().load(use.load())).isEqualTo("97%");
    assertThat(model.owners(GPU))
        .isEqualTo("Memory is held by python3 (7) 1.0 GiB, python3 (8) 1.0 GiB");
    assertThat(model.owners(CPU)).isEmpty();
  }

  @Test
  void manyOwnersAreCounted() {
    DevicesViewModel model = model();
    engine.read(
        new DeviceReading(
            List.of(use("gpu:0", 0, owner(1), owner(2), owner(3), owner(4), owner(5), owner(6))),
            true));

    assertThat(model.owners(GPU)).contains("(4)").doesNotContain("(5)").endsWith("and 2 more");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    DevicesViewModel model = model();
    DeviceUse silent =
        new DeviceUse("gpu:0", 0, OptionalLong.empty(), OptionalDouble.empty(), List.of());
    engine.read(new DeviceReading(List.of(silent), true));

    assertThat(model.words().memory(silent)).isEqualTo("unknown");
    assertThat(model.words().load(silent.load())).isEqualTo("unknown");
  }

  @Test
  void studiesSayHowManySlotsTheyUse() {
    long id = engine.repository().create(FakeStudies.spec("one", 10)).id();
    engine
        .start(id)
        .seats(
            List.of(
                new SeatState("gpu:0", 4, 2, ""),
                new SeatState(Device.CPU, 0, 0, "it has failed three times")));
    DevicesViewModel model = model();
    engine.read(new DeviceReading(List.of(use("gpu:0", 0.2)), true));

    assertThat(model.studies(GPU)).containsExactly("one: 2 of 4 slots");
    assertThat(model.studies(CPU)).containsExactly("one: given up (it has failed three times)");
  }

  @Test
  void aGpuThatIsGoneIsSaidToBe() {
    DevicesViewModel model = model();
    engine.read(new DeviceReading(List.of(use(Device.CPU, 0.2)), true));

    assertThat(model.standing(GPU)).isEqualTo("not there any more");
    assertThat(model.standing(CPU)).isEqualTo("ready");
  }

  @Test
  void whyNoGpuIsKnownIsSaidUntilItIsKnownAgain() {
    DevicesViewModel model = model();
    assertThat(model.problemProperty().get()).isEmpty();
    engine.read(new DeviceReading(List.of(use(Device.CPU, 0.2)), false, "no GPU is known: look"));
    assertThat(model.problemProperty().get()).isEqualTo("No GPU is known: look.");
    engine.read(new DeviceReading(List.of(use("gpu:0", 0.2), use(Device.CPU, 0.2)), true));
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void nobodyWatchesOnceThePageIsLeft() {
    DevicesViewModel model = model();
    assertThat(engine.watchers()).isEqualTo(1);
    model.close();
    assertThat(engine.watchers()).isZero();
  }
}
