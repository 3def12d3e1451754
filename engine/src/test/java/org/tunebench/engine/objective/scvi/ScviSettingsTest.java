package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

class ScviSettingsTest {
  private static final Path FOLDER = Path.of("");

  private static PartSpec demo(Object... settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("dataset", "demo");
    for (int i = 0; i < settings.length; i += 2) {
      all.put((String) settings[i], settings[i + 1]);
    }
    return new PartSpec("scvi", all);
  }

  private static ScviConfig config(PartSpec objective, Map<String, Object> varied) {
    return Hyperparameters.config(ScviSettings.read(objective), varied);
  }

  @Test
  void buildsTheModelThatTheSettingsAndTheTrialSay() {
    PartSpec objective =
        demo("dispersion", "gene-cell", "reconstruction_loss", "nb", "n_latent", 4L);

    ModelConfig model = config(objective, Map.of("reconstruction_loss", "poisson")).model();

    assertThat(model)
        .isEqualTo(
            new ModelConfig(
                1,
                128,
                4,
                ReconstructionLoss.POISSON,
                0.1,
                Dispersion.GENE_CELL,
                DecoderKind.NONLINEAR));
  }

  @Test
  void theLinearDecoderGoesWithTheNegativeBinomial() {
    SearchSpace space =
        new SearchSpace(List.of(new Parameter("reconstruction_loss", Choice.of("zinb", "nb"))));

    assertThat(config(demo("decoder", "linear"), Map.of()).model().reconstructionLoss())
        .isEqualTo(ReconstructionLoss.NB);
    assertThat(config(demo(), Map.of("decoder", "linear")).model().reconstructionLoss())
        .isEqualTo(ReconstructionLoss.NB);
    assertThat(config(demo(), Map.of()).model().reconstructionLoss())
        .isEqualTo(ReconstructionLoss.ZINB);
    assertThat(new ScviObjectiveType().defaultConfiguration(demo("decoder", "linear"), space))
        .contains(new Configuration(Map.of("reconstruction_loss", "nb")));
  }

  @Test
  void putsCellsAsideBesideThoseHeldOut() {
    Split without = ScviSettings.read(demo()).load(FOLDER, 3).split();

    Split split = ScviSettings.read(demo("unseen-share", 0.1)).load(FOLDER, 3).split();

    assertThat(without.unseen()).isEmpty();
    assertThat(split.test()).isEqualTo(without.test());
    assertThat(split.unseen()).hasSize(60);
    assertThat(split.train()).hasSize(without.train().length - 60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.7   | '0.7 beside the 0.25 held out leave too few cells to train on: together at most 0.9'",
        "0.0005| '0.0005 of 600 cells is not one: give a larger share, or 0'",
        "-0.1  | 'must be a number from 0.0 to 0.9, not -0.1'"
      })
  void sharesThatLeaveNothingAreRefused(double share, String message) {
    assertThatThrownBy(() -> ScviSettings.read(demo("unseen-share", share)).load(FOLDER, 0))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(message);
  }

  @Test
  void tooFewCellsAreRefusedWithHowManyTrainingNeeds() {
    assertThatThrownBy(() -> new HeldOutCells(0.25, 0).split(3, 0))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("3 cells leave 2 to train on beside those held out; training needs at least 3");
    assertThat(new HeldOutCells(0.25, 0).split(4, 0).train()).hasSize(3);
  }

  @Test
  void findsTheColumnsOfBatchesAndLabels() {
    CellData data =
        ScviSettings.read(demo("batch-key", "batch", "labels-key", "cell_type"))
            .data()
            .load(FOLDER);

    assertThat(data.groups().batchOfCell()).hasSize(600).containsOnly(0);
    assertThat(data.groups().labelOfCell()).hasSize(600).contains(0, 1, 2, 3, 4);
    assertThat(data.label().orElseThrow().categories()).hasSize(5).contains("type 1");
  }

  @Test
  void namesTheColumnsThatThereAre() {
    ScviSettings settings = ScviSettings.read(demo("batch-key", "donor"));

    assertThatThrownBy(() -> settings.load(FOLDER, 0))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo(
                        "objective.scvi.batch-key: 'simulated' has no column 'donor' that sorts"
                            + " cells into categories; there are cell_type, batch"));
  }

  @Test
  void refusesColumnsWithCellsThatHaveNoValue() {
    Dataset dataset =
        new Dataset(
            "some",
            SmallData.counts(3, 5, 1),
            Map.of("donor", new CellAnnotation(List.of("a", "b"), new int[] {0, -1, 1})));

    assertThatThrownBy(() -> CellData.column(dataset, "donor"))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith("1 of 3 cells have no value in the column 'donor'");
  }

  @ParameterizedTest
  @CsvSource({
    "dispersion, gene-type, objective.scvi.dispersion: 'gene-type' is not known: give gene",
    "decoder, deep, objective.scvi.decoder: 'deep' is not known: give nonlinear or linear",
    "reconstruction_loss, normal, objective.scvi.reconstruction_loss: 'normal' is not known",
    "dispersion, gene-batch, objective.scvi.batch-key: is missing: the dispersion gene-batch",
    "dispersion, gene-label, objective.scvi.labels-key: is missing: the dispersion gene-label",
    "batchkey, batch, objective.scvi.batchkey: there is no such setting; did you mean 'batch-key'?"
  })
  void refusesByName(String setting, String value, String start) {
    assertThatThrownBy(() -> ScviSettings.read(demo(setting, value)))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.sentence()).startsWith(start));
  }

  @Test
  void countsOfLayersAndUnitsAreWhole() {
    SearchSpace space =
        new SearchSpace(List.of(new Parameter("n_hidden", new FloatRange(64, 256))));
    assertThatThrownBy(() -> new ScviObjectiveType().check(demo(), space))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo(
                        "space.n_hidden: takes whole numbers, and float [64.0, 256.0] gives others:"
                            + " write int instead of float, or round to 1"));
    for (Distribution right :
        List.of(
            new IntRange(64, 256), Choice.of(64.0, 256), new Rounded(new FloatRange(64, 256), 8))) {
      new ScviObjectiveType()
          .check(demo(), new SearchSpace(List.of(new Parameter("n_hidden", right))));
    }
  }

  @Test
  void namesTheParametersThatThereAre() {
    SearchSpace space = new SearchSpace(List.of(new Parameter("n_latnt", Choice.of(5, 10))));

    assertThatThrownBy(() -> new ScviObjectiveType().check(demo(), space))
        .hasMessageStartingWith("the objective 'scvi' has no such parameter; it has n_latent, ")
        .hasMessageNotContainingAny("[", "]");
  }

  @Test
  void refusesASpaceThatTheDataHasNoColumnFor() {
    SearchSpace space =
        new SearchSpace(List.of(new Parameter("dispersion", Choice.of("gene", "gene-label"))));
    ScviObjectiveType type = new ScviObjectiveType();

    assertThatThrownBy(() -> type.check(demo(), space))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .startsWith(
                        "objective.scvi.labels-key: is missing: the dispersion gene-label"));
    type.check(demo("labels-key", "cell_type"), space);
  }

  @Test
  void everyListedDefaultIsAccepted() {
    List<Object> settings = new ArrayList<>(List.of("batch-key", "batch", "labels-key", "x"));
    for (PartKind.Setting setting : new ScviObjectiveType().settings()) {
      if (!setting.otherwise().isEmpty()) {
        settings.add(setting.name());
        settings.add(
            switch (setting.type()) {
              case INTEGER -> Long.valueOf(setting.otherwise());
              case NUMBER -> Double.valueOf(setting.otherwise());
              case FLAG -> Boolean.valueOf(setting.otherwise());
              case WORD, TIME, PAIRS, ARGUMENTS -> setting.otherwise();
            });
      }
    }

    ScviSettings read = ScviSettings.read(demo(settings.toArray()));

    ScviSettings usual = ScviSettings.read(demo("batch-key", "batch", "labels-key", "x"));
    assertThat(Hyperparameters.config(read, Map.of()))
        .isEqualTo(Hyperparameters.config(usual, Map.of()));
  }
}
