package org.tunebench.app.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.DemoSearch;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.engine.study.StudyState;

/** The studies on the first page. */
class WelcomeViewModelTest {
  private final FakeServices fakes = new FakeServices();
  private final FakeRepository repository = fakes.engine().repository();
  private final StudyStarter starter =
      new StudyStarter(
          fakes.get(),
          file -> FakeStudies.file(FakeStudies.spec("file", 1)),
          () -> new DemoSearch(FakeStudies.spec("demo", 1), Path.of("/tmp")));

  @Test
  void aStudyIsHeardWithItsBestOrThatThereIsNone() {
    FakeStudies.filled(repository, "a", 20, 100, StudyState.STOPPED);
    repository.create(FakeStudies.spec("b", 10));
    WelcomeViewModel model = new WelcomeViewModel(fakes.get(), starter);
    assertThat(model.recent())
        .extracting(model.words()::spoken)
        .satisfiesExactlyInAnyOrder(
            heard -> assertThat(heard).startsWith("a, ").contains(", best ", "trials 20 of 100"),
            heard -> assertThat(heard).startsWith("b, ").contains(", no best yet, trials 0 of 10"));
  }

  @Test
  void aStudyThatGoesOnIsSeenToRunAndTheOthersStayWhereTheyAre() {
    long first = FakeStudies.filled(repository, "a", 20, 100, StudyState.STOPPED).id();
    FakeStudies.filled(repository, "b", 10, 10, StudyState.FINISHED);
    WelcomeViewModel model = new WelcomeViewModel(fakes.get(), starter);
    assertThat(model.recent()).extracting(StudyRow::name).containsExactly("a", "b");
    assertThat(model.recent().get(0).canResume()).isTrue();
    List<Integer> replaced = new ArrayList<>();
    model
        .recent()
        .addListener(
            (ListChangeListener<StudyRow>)
                change -> {
                  while (change.next()) {
                    replaced.add(change.getFrom());
                  }
                });

    fakes.engine().start(first);
    model.refresh();
    assertThat(model.recent()).extracting(StudyRow::running).containsExactly(true, false);
    assertThat(replaced).containsExactly(0);

    repository.create(FakeStudies.spec("c", 10));
    model.refresh();
    assertThat(model.recent()).extracting(StudyRow::name).containsExactly("a", "c", "b");
  }
}
