package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.study.StudyState;

class PaletteTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final ShellViewModel model = new ShellViewModel(texts);
  private final List<String> done = new ArrayList<>();
  private final List<Route> shown = new ArrayList<>();
  private final FakeServices fakes = new FakeServices();
  private final SimpleBooleanProperty possible = new SimpleBooleanProperty(true);
  private final ShellActions actions =
      new ShellActions(model, () -> done.add("quit"), () -> done.add("about"));
  private final Palette palette = new Palette(model, actions, texts);

  private void open() {
    model.open(
        route -> {
          shown.add(route);
          return new SomePage();
        });
    palette.searchThrough(fakes.get());
  }

  private List<String> found(String typed) {
    palette.queryProperty().set(typed);
    return palette.entries().stream().map(PaletteEntry::text).toList();
  }

  @Test
  void beforeTheWorkspaceIsOpenThereIsNothingToOffer() {
    palette.show();

    assertThat(palette.shownProperty().get()).isFalse();
  }

  @Test
  void theThemeIsChangedByItsName() {
    List<ThemeChoice> chosen = new ArrayList<>();
    actions.changeThemeThrough(chosen::add);
    open();
    palette.show();

    assertThat(found("dark")).startsWith("Theme: dark");
    palette.run(palette.entries().get(0));

    assertThat(chosen).containsExactly(ThemeChoice.DARK);
  }

  @Test
  void actionsOfThePageComeFirstThenAllOthersPlacesAndStudies() {
    FakeStudies.filled(fakes.engine().repository(), "cortex-autotune", 2, 5, StudyState.STOPPED);
    open();
    palette.show();

    assertThat(found(""))
        .startsWith("Pause", "Try the demo search")
        .contains("Devices", "Settings", "Quit")
        .endsWith("cortex-autotune");
  }

  @Test
  void finishedTrialsCanBeImportedFromAnywhere() {
    open();
    palette.show();

    assertThat(found("import")).startsWith("Import finished trials…");
  }

  @Test
  void aFewLettersFindAnEntryAndRunIt() {
    FakeStudies.filled(fakes.engine().repository(), "cortex-autotune", 2, 5, StudyState.STOPPED);
    open();
    palette.show();

    assertThat(found("dev")).startsWith("Devices");
    assertThat(found("cxaut")).containsExactly("cortex-autotune");
    assertThat(found("zzz")).isEmpty();
    found("cor");
    palette.run(palette.entries().get(0));

    assertThat(palette.shownProperty().get()).isFalse();
    assertThat(shown).endsWith(new Route.StudyPage(1));
  }

  @Test
  void whatIsNotPossibleIsNotOffered() {
    open();
    possible.set(false);
    palette.show();

    assertThat(found("pause")).doesNotContain("Pause");
  }

  @Test
  void whatIsNoLongerPossibleLeavesTheListWhileItIsShown() {
    open();
    palette.show();
    assertThat(found("pause")).contains("Pause");

    possible.set(false);
    assertThat(palette.entries()).extracting(PaletteEntry::text).doesNotContain("Pause");

    possible.set(true);
    assertThat(palette.entries()).extracting(PaletteEntry::text).contains("Pause");
  }

  @Test
  void wordStartsAndLettersInARowCountMore() {
    assertThat(FuzzyMatch.score("st", "Studies").getAsInt())
        .isGreaterThan(FuzzyMatch.score("st", "Open a study file…").getAsInt());
    assertThat(FuzzyMatch.score("study file", "Open a study file…")).isPresent();
    assertThat(FuzzyMatch.score("file study", "Open a study file…")).isPresent();
    assertThat(FuzzyMatch.score("osf", "Open a study file…").getAsInt())
        .isGreaterThan(FuzzyMatch.score("osf", "cosmos of files").getAsInt());
    assertThat(FuzzyMatch.score("xyz", "Studies")).isEmpty();
  }

  /** A page with an action of its own. */
  private final class SomePage implements Page {
    @Override
    public Parent view() {
      return null;
    }

    @Override
    public ObservableValue<String> title() {
      return new SimpleStringProperty("");
    }

    @Override
    public List<Action> actions() {
      return List.of(
          Action.of("Study.Action.PAUSE", "fth-pause", "", () -> done.add("pause"), possible));
    }
  }
}
