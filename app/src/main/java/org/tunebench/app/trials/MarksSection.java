package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Trial;

/** What the person noted at a trial, and the buttons that change it. */
public final class MarksSection extends VBox {
  private final FactList facts = new FactList();
  private final Button pin = button("pin", Feather.BOOKMARK);
  private final Button tags = button("tags", Feather.TAG);
  private final Button note = button("note", Feather.EDIT_3);
  private ObservableValue<Trial> trial;
  private TrialMarks marks;
  private Texts texts;

  /** Shows nothing before it {@link #follow}s. */
  public MarksSection() {
    getStyleClass().add("side-section");
    FlowPane buttons = new FlowPane(8, 8, pin, tags, note);
    buttons.getStyleClass().add("compact");
    getChildren().setAll(buttons, facts);
  }

  private static Button button(String id, Feather icon) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    return button;
  }

  /** From now on shows what is noted at a trial, whichever it is. */
  void follow(ObservableValue<Trial> shown, TrialMarks all, Texts words) {
    trial = shown;
    marks = all;
    texts = words;
    tags.setText(texts.get("Trial.Tags"));
    note.setText(texts.get("Trial.Note"));
    pin.setOnAction(event -> on(marks::togglePin));
    tags.setOnAction(event -> on(marks::askTags));
    note.setOnAction(event -> on(marks::askNote));
    List.of(pin, tags, note).forEach(button -> button.setDisable(!marks.mayChange()));
    trial.addListener((property, before, now) -> show());
    marks.marksProperty().addListener((property, before, now) -> show());
    show();
  }

  private void on(IntConsumer change) {
    if (trial.getValue() != null) {
      change.accept(trial.getValue().number());
    }
  }

  private void show() {
    Marks now = trial.getValue() == null ? Marks.NONE : marks.of(trial.getValue().number());
    pin.setText(texts.get(now.pinned() ? "Trial.Unpin" : "Trial.Pin"));
    List<Fact> noted = new ArrayList<>();
    if (!now.tags().isEmpty()) {
      noted.add(new Fact(texts.get("Trial.Tags.fact"), String.join(", ", now.tags())));
    }
    if (!now.note().isEmpty()) {
      noted.add(new Fact(texts.get("Trial.Note.fact"), now.note()));
    }
    facts.setFacts(noted);
    facts.setVisible(!noted.isEmpty());
    facts.setManaged(!noted.isEmpty());
  }
}
