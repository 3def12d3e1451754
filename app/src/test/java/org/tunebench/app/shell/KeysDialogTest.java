package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

class KeysDialogTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final ShellViewModel model = new ShellViewModel(texts);
  private final ShellActions actions = new ShellActions(model, () -> {}, () -> {});
  private final KeysDialog dialog = new KeysDialog(model, actions, texts);

  @Test
  void thoseOfThePageStandBeforeThoseOfTheWindow() {
    model.open(route -> page(List.of(action("Builder.Start", "F5"), action("Builder.Paste", ""))));

    List<KeysDialog.Part> parts = dialog.parts();
    assertThat(parts)
        .extracting(KeysDialog.Part::heading)
        .containsExactly("On this page: Here", "Everywhere");
    assertThat(parts.get(0).lines()).containsExactly(new KeysDialog.Line("Start search", "F5"));
    assertThat(parts.get(1).lines())
        .contains(new KeysDialog.Line("Keyboard shortcuts", "F1"))
        .extracting(KeysDialog.Line::what)
        .contains("Command palette…", "Studies", "Open data…", "Quit");
  }

  @Test
  void aPageWithoutKeysHasNoPartOfItsOwn() {
    model.open(route -> page(List.of()));

    assertThat(dialog.parts()).extracting(KeysDialog.Part::heading).containsExactly("Everywhere");
  }

  private static Action action(String key, String keys) {
    return Action.always(key, "fth-play", keys, () -> {});
  }

  private static Page page(List<Action> actions) {
    return new Page() {
      @Override
      public Parent view() {
        return null;
      }

      @Override
      public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Here");
      }

      @Override
      public List<Action> actions() {
        return actions;
      }
    };
  }
}
