package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** GPUs as a script in the place of {@code nvidia-smi} tells of them. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pretended tool is a shell script")
class LocalDevicesTest {
  private static final long GIB = 1L << 30;
  private static final String TWO =
      """
      0, GPU-aa, 24576, 1024, 37, 550.54.15, NVIDIA RTX 4090
      1, GPU-bb, 81920, 0, [N/A], 550.54.15, NVIDIA H100, 80GB
      """;

  @TempDir Path folder;
  private PretendSmi smi;

  @BeforeEach
  void pretend() throws IOException {
    smi = new PretendSmi(folder);
  }

  private LocalDevices local() {
    return new LocalDevices(smi.path(), Duration.ofSeconds(20), null);
  }

  private static List<String> ids(LocalDevices local) {
    return local.devices().stream().map(Device::id).toList();
  }

  @Test
  void listsGpusWithTheirFactsAndTheCpuLast() throws IOException {
    smi.say("gpus", TWO);
    List<Device> devices = local().devices();

    assertThat(devices).extracting(Device::id).containsExactly("gpu:0", "gpu:1", "cpu");
    Device second = devices.get(1);
    assertThat(second.name()).isEqualTo("NVIDIA H100, 80GB");
    assertThat(second.memoryBytes()).isEqualTo(80 * GIB);
    assertThat(second.usable()).isTrue();
    assertThat(second.cudaVisible()).isEqualTo("1");
    assertThat(second.gpu().orElseThrow().driver()).isEqualTo("550.54.15");
    assertThat(second.modelsNote()).contains("commands can use the GPU");
    assertThat(devices.get(2).memoryBytes()).isPositive();
    assertThat(devices.get(2).modelsNote()).isEmpty();
  }

  @Test
  void readsLoadMemoryAndOwners() throws IOException {
    smi.say("gpus", TWO);
    smi.say(
        "apps",
        """
        GPU-aa, 4711, 900, /usr/bin/python3, train.py
        GPU-bb, 4712, [N/A], java
        """);
    DeviceReading reading = local().read();

    DeviceUse first = reading.use("gpu:0").orElseThrow();
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problem()).isEmpty();
    assertThat(first.memoryUsed()).isEqualTo(OptionalLong.of(GIB));
    assertThat(first.load()).isEqualTo(OptionalDouble.of(0.37));
    assertThat(first.memoryShare().orElseThrow()).isBetween(0.0416, 0.0417);
    assertThat(first.owners())
        .containsExactly(
            new DeviceUse.Owner(4711, "/usr/bin/python3, train.py", OptionalLong.of(900L << 20)));
    DeviceUse second = reading.use("gpu:1").orElseThrow();
    assertThat(second.load()).isEmpty();
    assertThat(second.owners().get(0).memoryBytes()).isEmpty();
    assertThat(reading.use("cpu").orElseThrow().memoryUsed().orElse(0)).isPositive();
  }

  @Test
  void aDividedGpuIsItsParts() throws IOException {
    smi.say("gpus", TWO);
    smi.say(
        "list",
        """
        GPU 0: NVIDIA RTX 4090 (UUID: GPU-aa)
        GPU 1: NVIDIA H100 (UUID: GPU-bb)
          MIG 3g.40gb     Device  0: (UUID: MIG-11)
          MIG 1g.10gb+me  Device  1: (UUID: MIG-22)
        """);
    List<Device> devices = local().devices();

    assertThat(devices)
        .extracting(Device::id)
        .containsExactly("gpu:0", "gpu:1:0", "gpu:1:1", "cpu");
    assertThat(devices.get(2).cudaVisible()).isEqualTo("MIG-22");
    assertThat(devices.get(2).memoryBytes()).isEqualTo(10 * GIB);
    assertThat(devices.get(2).name()).isEqualTo("NVIDIA H100, 80GB MIG 1g.10gb+me");
    assertThat(local().read().isGone(devices.get(2))).isFalse();
  }

  @Test
  void aPartThatIsNamedCanBeUsedAndTheOthersCannot() throws IOException {
    smi.say("gpus", TWO);
    smi.say(
        "list",
        """
        GPU 1: NVIDIA H100 (UUID: GPU-bb)
          MIG 3g.40gb     Device  0: (UUID: MIG-11)
          MIG 1g.10gb     Device  1: (UUID: MIG-22)
        """);
    LocalDevices shared = new LocalDevices(smi.path(), Duration.ofSeconds(20), "MIG-22");

    assertThat(shared.devices())
        .filteredOn(Device::usable)
        .extracting(Device::id)
        .containsExactly("gpu:1:1", "cpu");
  }

  @Test
  void noToolMeansNoGpuAndNothingIsKnownOfAny() {
    LocalDevices none = new LocalDevices(folder + "/none", Duration.ofSeconds(20), null);

    assertThat(ids(none)).containsExactly("cpu");
    assertThat(none.read().complete()).isFalse();
    assertThat(none.read().problem()).as("there is no driver: nothing is wrong").isEmpty();
  }

  @Test
  void garbledAnswersAreNoGpus() throws IOException {
    smi.say("gpus", "NVIDIA-SMI has failed\n\u0000\u0001,,,,,,\n7, GPU-cc\nx, y, 1, 2, 3, 4, 5\n");

    assertThat(ids(local())).containsExactly("cpu");
    assertThat(local().read().problem())
        .startsWith("no GPU is known: nvidia-smi says 'NVIDIA-SMI has failed'; once it lists");
  }

  @Test
  void aToolThatHangsIsEndedAndSaysNothingOfGpus() throws IOException {
    smi.script("echo '0, GPU-aa, 1, 1, 1, 1, half an answer'; exec sleep 1000\n");
    LocalDevices hanging = new LocalDevices(smi.path(), Duration.ofSeconds(1), null);

    assertThat(ids(hanging)).containsExactly("cpu");
    DeviceReading reading = hanging.read();
    assertThat(reading.complete()).isFalse();
    assertThat(reading.problem())
        .isEqualTo(
            "no GPU is known: nvidia-smi has not answered within 1 seconds; where it hangs in a"
                + " terminal, too, restart the machine, then look again");
  }

  @Test
  void oneLostGpuIsGoneAndTheOthersAreThere() throws IOException {
    smi.script(
        """
        [ "${1#--query-gpu}" != "$1" ] || exit 0
        echo 'Unable to determine the device handle for GPU0000:3B:00.0: GPU is lost.'
        echo '1, GPU-bb, 81920, 0, 0, 550.54.15, NVIDIA H100'
        exit 15
        """);
    DeviceReading reading = local().read();

    assertThat(reading.isGone(new Device("gpu:0", "", 0, ""))).isTrue();
    assertThat(reading.isGone(new Device("gpu:1", "", 0, ""))).isFalse();
    assertThat(reading.isGone(new Device("cpu", "", 0, ""))).isFalse();
  }

  @Test
  void aFailureOfTheToolLosesNoGpu() throws IOException {
    smi.script("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18\n");

    DeviceReading reading = local().read();
    assertThat(reading.isGone(new Device("gpu:0", "", 0, ""))).isFalse();
    assertThat(reading.problem()).contains("'Failed to initialize NVML: Driver/library version");
  }

  @Test
  void gpusOfOthersAreNotForUs() throws IOException {
    smi.say("gpus", TWO);
    LocalDevices shared = new LocalDevices(smi.path(), Duration.ofSeconds(20), "GPU-b");

    assertThat(shared.devices()).extracting(Device::usable).containsExactly(false, true, true);
    assertThat(new VisibleGpus("0, 2").contain(2, "GPU-x")).isTrue();
    assertThat(new VisibleGpus("").contain(0, "GPU-x")).isFalse();
    assertThat(new VisibleGpus("-1").contain(0, "GPU-x")).isFalse();
    assertThat(new VisibleGpus(null).contain(0, "GPU-x")).isTrue();
  }
}
