package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tunebench.app.PersonsLocale;
import org.tunebench.app.trials.ConfigurationEditor;

/** Fields are filled as the person's locale writes numbers; the study file is not. */
class BuilderLocaleTest extends BuilderFixture {
  private static final String FILE =
      """
      name: local
      objective: {command: {run: [python3, train.py, '--lr={{ lr }}']}}
      metric: {name: loss, goal: minimize}
      space:
        lr: {float: [0.0005, 0.05], log: true}
        keep: {choice: [0.5, 0.9], probabilities: [0.25, 0.75]}
        n: {int: [1, 2000]}
      sampler: {tpe: {gamma: 0.15}}
      budget: {trials: 20000, target: 0.125, until: [acc >= 0.9], disk: 1500MB}
      baseline: {lr: 0.001, keep: 0.5, n: 3}
      """;

  @RegisterExtension final PersonsLocale locale = new PersonsLocale(Locale.GERMANY);

  private String text() {
    return model.text().textProperty().get();
  }

  private DistributionDraft values(int row) {
    return model.space().parameters().get(row).values();
  }

  private void fill() {
    model.text().textProperty().set(FILE);
    assertThat(model.text().problemProperty().get()).isEmpty();
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void fieldsHaveThePersonsSignAndListsCommasBetweenTheirValues() {
    fill();
    assertThat(values(0).low().textProperty().get()).isEqualTo("0,0005");
    assertThat(values(0).high().textProperty().get()).isEqualTo("0,05");
    assertThat(values(1).options().textProperty().get()).isEqualTo("0.5, 0.9");
    assertThat(values(2).high().textProperty().get()).isEqualTo("2000");
    assertThat(model.budget().target().textProperty().get()).isEqualTo("0,125");
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("20000");
    assertThat(model.budget().until().textProperty().get()).isEqualTo("acc >= 0.9");
  }

  @Test
  void theFileStaysPlainWhateverIsTyped() {
    fill();
    values(0).low().textProperty().set("0,001");
    model.budget().target().textProperty().set("1e-3");
    assertThat(text()).contains("[0.001, 0.05]", "target: 0.001").doesNotContain("0,001");
    values(0).low().textProperty().set("");
    model.budget().target().textProperty().set("0,25");
    assertThat(model.text().partialProperty().get()).isTrue();
    assertThat(text()).as("while it is unfinished, too").contains("target: 0.25", "until: [");
  }

  @Test
  void whatIsNoNumberStandsInTheTextAsItWasTyped() {
    fill();
    model.budget().target().textProperty().set("1,5x");
    model.budget().disk().textProperty().set("1,5 much");
    assertThat(text()).contains("1,5x", "1,5 much");
  }

  @Test
  void theDefaultConfigurationIsFilledAndReadAlike() {
    fill();
    FirstTrialsDraft first = model.first();
    first.editDefault();
    ConfigurationEditor editor = first.editorProperty().get();
    assertThat(editor.fields().get(0).text().get()).isEqualTo("0,001");
    assertThat(editor.fields().get(1).text().get()).isEqualTo("0,5");
    assertThat(editor.readAnywhere().get("keep")).contains(0.5);
    editor.fields().get(1).text().set("0.9");
    first.apply();
    assertThat(first.editProblemProperty().get()).isEmpty();
    assertThat(text()).containsPattern("keep: 0\\.9");
  }
}
