package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;

class EndedSearchesTest {
  private final FakeServices fakes = new FakeServices();
  private final ShellViewModel model = new ShellViewModel(new Texts(Locale.ENGLISH));
  private final List<String> onTheDesktop = new ArrayList<>();
  private boolean isInFront = true;
  private final EndedSearches searches =
      new EndedSearches(
          fakes.get(),
          model,
          new DesktopMessages("Linux", command -> onTheDesktop.add(command.get(5))),
          () -> isInFront);

  private FakeRunningStudy start(String name) {
    return fakes
        .engine()
        .start(fakes.engine().repository().create(FakeStudies.spec(name, 10)).id());
  }

  private void look() {
    searches.look(fakes.engine().running());
  }

  private void open(Route route) {
    model.open(EndedSearchesTest::page);
    model.show(route);
  }

  private static Page page(Route route) {
    return new Page() {
      @Override
      public Parent view() {
        throw new AssertionError("nobody looks");
      }

      @Override
      public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(route.toString());
      }
    };
  }

  @Test
  void whatIsDoneIsToldWithItsBestAndTheWayThere() {
    FakeRunningStudy study = start("cortex");
    FakeRunningStudy other = start("pbmc");
    open(new Route.StudyPage(other.id()));
    look();
    study.complete(study.startTrial(), 1300);
    study.complete(study.startTrial(), 1218.5);
    look();
    assertThat(fakes.dialogs().notices()).isEmpty();

    study.finish();
    look();
    look();
    assertThat(fakes.dialogs().notices())
        .containsExactly("“cortex” is done after 2 trials: best marginal_ll 1218.50 (#1).");
    assertThat(onTheDesktop).as("the person sees it here").isEmpty();

    assertThat(model.isShown(new Route.StudyPage(study.id()))).isFalse();
    fakes.dialogs().takeOffer();
    assertThat(model.isShown(new Route.StudyPage(study.id()))).isTrue();
  }

  @Test
  void whoLooksAtAnotherWindowIsToldByTheDesktop() {
    FakeRunningStudy study = start("cortex");
    open(new Route.StudyPage(study.id()));
    isInFront = false;
    look();
    study.complete(study.startTrial(), 1218.5);
    study.finish();
    look();
    assertThat(onTheDesktop)
        .containsExactly("“cortex” is done after one trial: best marginal_ll 1218.50 (#0).");
    assertThat(fakes.dialogs().notices()).as("its own page says so").isEmpty();
  }

  @Test
  void anEndWithoutResultIsToldWithTheReason() {
    FakeRunningStudy study = start("cortex");
    look();
    study.fail(study.startTrial(), "train.py is not there");
    study.finish("all trials of its budget are done");
    look();
    assertThat(fakes.dialogs().notices())
        .singleElement()
        .asString()
        .startsWith("“cortex” has ended: ")
        .contains("train.py is not there")
        .endsWith(".");
  }

  @Test
  void whatThePersonStopsIsNotTold() {
    FakeRunningStudy study = start("cortex");
    look();
    study.complete(study.startTrial(), 1218.5);
    isInFront = false;
    study.stop();
    look();
    assertThat(fakes.engine().running()).isEmpty();
    assertThat(fakes.dialogs().notices()).isEmpty();
    assertThat(onTheDesktop).isEmpty();
  }
}
