package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartSpec;

/** What a study may ask of Slurm. */
class SlurmSettingsTest {
  private static SlurmSettings of(Map<String, Object> settings) {
    return SlurmSettings.of(new PartSpec("slurm", settings));
  }

  @Test
  void valuesBecomeArgumentsOfTheirOwn() {
    SlurmSettings all =
        of(
            Map.of(
                "partition", "gpu,long",
                "gres", "gpu:a100:2",
                "cpus", 4L,
                "memory", "16G",
                "time", "1h30m",
                "account", "lab-7",
                "qos", "normal",
                "jobs", 12L,
                "modules", List.of("cuda/12.4", "python/3.11")));

    assertThat(all.options())
        .containsExactly(
            "--nodes=1",
            "--ntasks=1",
            "--cpus-per-task=4",
            "--partition=gpu,long",
            "--gres=gpu:a100:2",
            "--mem=16G",
            "--time=90",
            "--account=lab-7",
            "--qos=normal");
    assertThat(all.jobs()).isEqualTo(12);
    assertThat(all.gpu()).isTrue();
    assertThat(all.modules()).containsExactly("cuda/12.4", "python/3.11");
  }

  @Test
  void nothingNeedsToBeSaid() {
    SlurmSettings none = of(Map.of());

    assertThat(none.options()).containsExactly("--nodes=1", "--ntasks=1", "--cpus-per-task=1");
    assertThat(none.gpu()).isFalse();
    assertThat(none.prologue()).isEmpty();
  }

  @Test
  void timesAreOursOrSlurms() {
    assertThat(of(Map.of("time", "45s")).options()).contains("--time=1");
    assertThat(of(Map.of("time", "1-12:00:00")).options()).contains("--time=1-12:00:00");
    assertThatThrownBy(() -> of(Map.of("time", 90L)))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("must be such as 90m, 8h or 1-12:00:00, not 90");
  }

  @ParameterizedTest
  @CsvSource({
    "partition, gpu; rm -rf /",
    "partition, -p",
    "partition, $(id)",
    "partition, 'gpu gpu'",
    "gres, 'gpu:1 --wrap=id'",
    "gres, gpu:`id`",
    "memory, 16G;id",
    "memory, 16 GB",
    "time, '1h; id'",
    "account, lab&id",
    "account, --uid=0",
    "qos, a|b",
    "modules, cuda;id",
    "modules, '-v'",
    "program, relative/folder",
    "jobs, 0",
    "cpus, many"
  })
  void whatAShellCouldReadIsRefused(String name, String value) {
    assertThatThrownBy(() -> of(Map.of(name, value)))
        .isInstanceOf(WrongInputException.class)
        .satisfies(
            e -> assertThat(((WrongInputException) e).field()).isEqualTo("devices.slurm." + name));
  }

  @Test
  void lineBreaksAreRefused() {
    assertThatThrownBy(() -> of(Map.of("account", "lab\nid")))
        .isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> of(Map.of("program", "/opt\nid")))
        .isInstanceOf(WrongInputException.class);
  }

  @Test
  void unknownSettingsAreRefusedByName() {
    assertThatThrownBy(() -> of(Map.of("partitoin", "gpu")))
        .hasMessageContaining("did you mean 'partition'?");
  }
}
