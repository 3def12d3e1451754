package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.field.InputField;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;

/** A study as a person types it, and the engine that gets it. */
abstract class BuilderFixture {
  static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  final FakeServices fakes = new FakeServices();

  /** What was last read to tell how large it is. */
  PartSpec probed;

  BuilderViewModel model = fresh();

  final BuilderViewModel fresh() {
    return new BuilderViewModel(
        fakes.get(),
        objective -> {
          probed = objective;
          Object file = objective.settings().get("dataset");
          if (file.toString().contains("wrong")) {
            throw new WrongInputException("", file + ": no known data format");
          }
          return SIZE;
        },
        FakeWorkbench.samplers(),
        FakeWorkbench.pruners(),
        3);
  }

  final void typeData(String path) {
    model.data().file().textProperty().set(path);
  }

  final StudySpec created() {
    model.start();
    assertThat(fakes.dialogs().errors()).isEmpty();
    long id = fakes.engine().repository().summaries().get(0).id();
    return fakes.engine().repository().study(id).map(Study::spec).orElseThrow();
  }

  final void chooseObjective(String kind) {
    model.objective().part().kinds().stream()
        .filter(k -> k.kind().equals(kind))
        .findFirst()
        .ifPresent(model.objective().kindProperty()::set);
  }

  final InputField<?> setting(String name) {
    return model.objective().part().settings().stream()
        .filter(s -> s.setting().name().equals(name))
        .findFirst()
        .orElseThrow()
        .field();
  }

  final void retype(String words, String others) {
    String text = model.text().textProperty().get();
    assertThat(text).contains(words);
    model.text().textProperty().set(text.replace(words, others));
  }
}
