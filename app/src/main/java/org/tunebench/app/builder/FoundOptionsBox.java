package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.SpaceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.studyfile.python.ScriptOption;

/** The options that were found in a script, to tick: a line that opens, and a row each under it. */
final class FoundOptionsBox {
  /** More stand behind a link: what is usually tuned comes first. */
  private static final int MOST_ROWS = 12;

  private static final int MOST_OTHERS = 12;

  private final VBox place;
  private final BuilderViewModel model;
  private final Texts texts;
  private final Runnable addChosen;
  private final SpaceText words;
  private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
  private final Hyperlink opener = new Hyperlink("", arrow);
  private final VBox content = new VBox(10);
  private final GridPane rows = new GridPane();
  private final Hyperlink further = new Hyperlink();
  private final Button add = new Button();
  private final Label others = new Label();
  private final ChangeListener<Boolean> chosen = (was, old, now) -> count();
  private List<FoundOption> shown = List.of();
  private boolean isAll;

  /**
   * @param place is filled, and hidden while there is nothing to offer
   * @param addChosen searches those that are ticked
   */
  FoundOptionsBox(VBox place, BuilderViewModel model, Texts texts, Runnable addChosen) {
    this.place = place;
    this.model = model;
    this.texts = texts;
    this.addChosen = addChosen;
    this.words = new SpaceText(texts);
  }

  void install() {
    opener.getStyleClass().add("more-settings");
    opener.setId("foundOptions");
    opener.setOnAction(
        event -> {
          opener.setVisited(false);
          open(!content.isVisible());
        });
    rows.setHgap(16);
    rows.setVgap(6);
    ColumnConstraints last = new ColumnConstraints();
    last.setHgrow(Priority.ALWAYS);
    last.setMinWidth(0);
    rows.getColumnConstraints().setAll(new ColumnConstraints(), new ColumnConstraints(), last);
    further.setOnAction(
        event -> {
          isAll = true;
          fill();
        });
    add.setId("addFound");
    add.getStyleClass().add("accent");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(
        event -> {
          addChosen.run();
          open(false);
        });
    others.getStyleClass().addAll("text-muted", "text-small");
    others.setWrapText(true);
    others.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(others, Priority.ALWAYS);
    HBox line = new HBox(16, add, others);
    line.setAlignment(Pos.CENTER_LEFT);
    content.getChildren().setAll(rows, further, line);
    place.getChildren().setAll(opener, content);
    model.found().offeredProperty().subscribe(this::show);
  }

  private void open(boolean isOpen) {
    content.setVisible(isOpen);
    content.setManaged(isOpen);
    arrow.setIconCode(isOpen ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
  }

  private void show(List<FoundOption> offered) {
    boolean isOther = shown.isEmpty();
    shown.forEach(option -> option.chosenProperty().removeListener(chosen));
    shown = offered;
    shown.forEach(option -> option.chosenProperty().addListener(chosen));
    place.setVisible(!offered.isEmpty());
    place.setManaged(!offered.isEmpty());
    opener.setText(texts.get("Builder.Found", model.found().script(), offered.size()));
    List<String> without = model.found().others();
    others.setText(
        without.isEmpty()
            ? ""
            : texts.get(
                "Builder.Found.others",
                String.join(", ", without.subList(0, Math.min(MOST_OTHERS, without.size())))
                    + (without.size() > MOST_OTHERS ? " …" : "")));
    isAll = isAll && !isOther;
    fill();
    if (isOther || model.space().parameters().isEmpty()) {
      open(model.space().parameters().isEmpty());
    }
  }

  private void fill() {
    List<FoundOption> ordered = new ArrayList<>(shown);
    ordered.sort(Comparator.comparing(option -> !option.option().isUsuallyTuned()));
    int most = isAll ? ordered.size() : Math.min(MOST_ROWS, ordered.size());
    rows.getChildren().clear();
    for (int i = 0; i < most; i++) {
      rows.addRow(i, row(ordered.get(i)));
    }
    boolean hasMore = most < ordered.size();
    further.setText(texts.get("Builder.Found.further", ordered.size() - most));
    further.setVisible(hasMore);
    further.setManaged(hasMore);
    count();
  }

  private Node[] row(FoundOption found) {
    ScriptOption option = found.option();
    CheckBox box = new CheckBox(option.flag());
    box.setMnemonicParsing(false);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.selectedProperty().bindBidirectional(found.chosenProperty());
    Label values = new Label(words.of(found.values()));
    values.setMinWidth(Region.USE_PREF_SIZE);
    Label said = new Label(said(option));
    said.getStyleClass().add("text-muted");
    said.setMaxWidth(Double.MAX_VALUE);
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    for (Node part : List.of(box, values, said)) {
      GridPane.setValignment(part, VPos.BASELINE);
    }
    return new Node[] {box, values, said};
  }

  private String said(ScriptOption option) {
    String standard =
        option
            .standard()
            .map(value -> texts.get("Builder.Found.default", Numbers.any(value)))
            .orElse("");
    return standard.isEmpty() || option.help().isEmpty()
        ? standard + option.help()
        : standard + " · " + option.help();
  }

  private void count() {
    long some = shown.stream().filter(option -> option.chosenProperty().get()).count();
    add.setText(texts.get("Builder.Found.add", some));
    add.disableProperty().set(some == 0);
  }
}
