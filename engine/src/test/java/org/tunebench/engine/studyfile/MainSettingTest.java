package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** A value alone in place of a group of settings. */
class MainSettingTest {
  private static PartSpec objective(String text) {
    return StudyFiles.parse(text, "study.yaml", BuiltInObjectives.types()).spec().objective();
  }

  @Test
  void aFunctionIsNamed() {
    assertThat(objective("objective: {function: sphere}"))
        .isEqualTo(new PartSpec("function", Map.of("name", "sphere")));
  }

  @Test
  void dataIsNamed() {
    assertThat(objective("objective: {scvi: cells.h5ad}"))
        .isEqualTo(new PartSpec("scvi", Map.of("dataset", "cells.h5ad")));
    assertThat(objective("objective: {classifier: digits}"))
        .isEqualTo(new PartSpec("classifier", Map.of("dataset", "digits")));
  }

  @Test
  void aCommandIsAListOrALine() {
    String rest = "\nmetric: loss\nspace: {lr: {float: [0, 1]}}";

    assertThat(objective("objective: {command: [train, \"{{ lr }}\"]}" + rest))
        .isEqualTo(new PartSpec("command", Map.of("run", List.of("train", "{{ lr }}"))));
    assertThat(objective("objective: {command: \"train {{ lr }}\"}" + rest).settings())
        .containsEntry("run", "train {{ lr }}");
  }

  @Test
  void aSettingThatThereIsNotIsSaidWhereItStands() {
    StudyFileException wrong =
        catchThrowableOfType(
            StudyFileException.class,
            () -> objective("objective:\n  classifier:\n    batchsize: 3\n    data: digits"));

    assertThat(wrong.sentence())
        .isEqualTo(
            "study.yaml, line 3, objective.classifier.batchsize: there is no such setting;"
                + " did you mean 'batch_size'?");
  }

  @Test
  void aWrongValueIsSaidWhereItStands() {
    StudyFileException wrong =
        catchThrowableOfType(
            StudyFileException.class, () -> objective("name: a\nobjective: {function: spere}"));

    assertThat(wrong.line()).hasValue(2);
    assertThat(wrong).hasMessageContaining("spere").hasMessageContaining("sphere");
  }

  @Test
  void samplersHaveNone() {
    StudyFileException wrong =
        catchThrowableOfType(
            StudyFileException.class,
            () -> objective("objective: {function: sphere}\nsampler: {tpe: 20}"));

    assertThat(wrong.field()).isEqualTo("sampler.tpe");
    assertThat(wrong).hasMessageContaining("must be a group of settings, not 20");
  }
}
