package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.MenuHeight;
import org.tunebench.app.shell.Texts;

/** The names that the data file has for a setting, to choose instead of typing one. */
final class OfferMenu {
  private final PartDraft.SettingDraft draft;
  private final DataOffer offer;
  private final Texts texts;

  OfferMenu(PartDraft.SettingDraft draft, DataOffer offer, Texts texts) {
    this.draft = draft;
    this.offer = offer;
    this.texts = texts;
  }

  /** Stands behind the field as long as there is something to choose. */
  void putBeside(FieldBox field) {
    String words = texts.get("Builder.Offer", draft.field().label());
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("names");
    menu.setAccessibleText(words);
    menu.setTooltip(new Tooltip(words));
    menu.getItems().add(new MenuItem());
    menu.setOnShowing(event -> menu.getItems().setAll(there().stream().map(this::item).toList()));
    MenuHeight.limit(menu);
    ObservableValue<List<String>> names =
        offer.namesProperty().map(all -> all.get(draft.setting().name()));
    menu.visibleProperty().bind(names.map(some -> !some.isEmpty()).orElse(false));
    menu.managedProperty().bind(menu.visibleProperty());
    field.setBeside(menu);
    String usual = field.getPrompt();
    field
        .textField()
        .promptTextProperty()
        .bind(
            names
                .map(some -> some.isEmpty() ? texts.get("Builder.Offer.prompt.none") : usual)
                .orElse(usual));
  }

  private List<String> there() {
    return offer.namesProperty().get().getOrDefault(draft.setting().name(), List.of());
  }

  private MenuItem item(String name) {
    CheckMenuItem item = new CheckMenuItem(name);
    item.setMnemonicParsing(false);
    boolean isChosen = name.equals(draft.field().textProperty().get().strip());
    item.setSelected(isChosen);
    // What is chosen once more is chosen no more.
    item.setOnAction(event -> draft.field().textProperty().set(isChosen ? "" : name));
    return item;
  }
}
