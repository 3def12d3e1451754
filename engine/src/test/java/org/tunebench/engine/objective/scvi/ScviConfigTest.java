package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;

class ScviConfigTest {
  @Test
  void countsParametersAsThePublishedTablesDo() throws IOException {
    Path table =
        Path.of(System.getProperty("tunebench.shared", ""), "reference", "autotune_cortex.csv");
    Assumptions.assumeTrue(Files.exists(table), "needs the published table of Cortex trials");
    List<String> lines = Files.readAllLines(table);

    assertThat(lines).hasSizeGreaterThan(100);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      ModelConfig config =
          new ModelConfig(
              Integer.parseInt(cells[2]),
              Integer.parseInt(cells[3]),
              Integer.parseInt(cells[4]),
              ReconstructionLoss.of(cells[5]),
              Double.parseDouble(cells[6]));
      assertThat(config.nParams(558)).as(line).isEqualTo(Long.parseLong(cells[9]));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 128, 10, 145408", "1, 256, 10, 290816", "5, 64, 7, 105088"})
  void countsTheWeightsOfTheWidestMaps(int layers, int hidden, int latent, long expected) {
    ModelConfig config = new ModelConfig(layers, hidden, latent, ReconstructionLoss.NB, 0);

    assertThat(config.nParams(558)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
  void refusesWhatIsNoDropoutRate(double rate) {
    assertThatThrownBy(() -> new ModelConfig(1, 8, 2, ReconstructionLoss.NB, rate))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo(
                        "dropout_rate: %s is not a dropout rate: give a number from 0 up to, but"
                            + " not including, 1",
                        rate));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
  void refusesWhatIsNoLearningRate(double rate) {
    assertThatThrownBy(() -> new TrainingConfig(rate, 1, 128, 0, 1, EarlyStoppingConfig.DEFAULT))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("%s is not usable: give a number above 0".formatted(rate));
  }

  @Test
  void refusesBatchesTooSmallToTrainOn() {
    assertThatThrownBy(() -> new TrainingConfig(1, 1, 2, 0, 1, EarlyStoppingConfig.DEFAULT))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("2 is too small: give a whole number from 3");
  }

  @Test
  void refusesAnUnknownLoss() {
    assertThatThrownBy(() -> ReconstructionLoss.of("gaussian"))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("'gaussian' is not known: give zinb, nb or poisson");
  }

  @Test
  void countsTheLoadingsOfTheLinearDecoder() {
    ModelConfig config =
        new ModelConfig(2, 64, 7, ReconstructionLoss.NB, 0, Dispersion.GENE, DecoderKind.LINEAR);

    assertThat(config.nParams(558)).isEqualTo(558 * 64 + 64 * 64 + 64 * 7 + 7 * 558);
  }

  @Test
  void warmsTheDivergenceUpFromTheFirstEpoch() {
    TrainingConfig config = TrainingConfig.DEFAULT;

    assertThat(config.klWeight(1)).isZero();
    assertThat(config.klWeight(101)).isEqualTo(0.25);
    assertThat(config.klWeight(401)).isEqualTo(1);
    assertThat(config.klWeight(1000)).isEqualTo(1);
  }
}
