package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.tunebench.app.shell.HelpMark;

/**
 * What the header of a study's page says. Where the page is low, one short line stands there, and a
 * mark beside it explains the rest: the room is the picture's and the table's.
 */
final class HeaderWords {
  /** In less height, all that is said would take a quarter of the page. */
  private static final double LOW = 560;

  private static final double NOTE_WIDTH = 480;

  private final StudyViewModel model;
  private final Label note;
  private final Label ownNote;
  private final HelpMark whole;
  private final BooleanBinding low;

  /** Whether the study has run while it was looked at here. */
  private final BooleanProperty hasRun = new SimpleBooleanProperty(this, "hasRun");

  private final ReadOnlyStringWrapper own = new ReadOnlyStringWrapper("");

  /**
   * @param page what is measured
   * @param line how far the study is
   * @param whole explains all where the page is low
   * @param note what the sampler says
   * @param ownNote the first line of what the person noted
   */
  HeaderWords(
      StudyViewModel model, Region page, Label line, HelpMark whole, Label note, Label ownNote) {
    this.model = model;
    this.note = note;
    this.ownNote = ownNote;
    this.whole = whole;
    low = page.heightProperty().greaterThan(0).and(page.heightProperty().lessThan(LOW));
    line.textProperty()
        .bind(Bindings.when(low).then(model.briefProperty()).otherwise(model.lineProperty()));
    note.textProperty().bind(model.noteProperty());
    shownWhile(note, note.textProperty().isNotEmpty().or(hasRun).and(low.not()));
    shownWhile(ownNote, ownNote.textProperty().isNotEmpty().and(low.not()));
    shownWhile(whole, line.textProperty().isNotEmpty().and(low));
    note.heightProperty().subscribe(this::keepNoteHeight);
    model.phaseProperty().subscribe(this::keepNoteHeight);
    model.lineProperty().subscribe(this::explain);
    model.noteProperty().subscribe(this::explain);
    own.subscribe(this::explain);
  }

  private static void shownWhile(Node node, BooleanBinding condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }

  /** Shows what the person noted, on the first line of it. */
  void setOwnNote(ObservableValue<String> kept) {
    own.bind(kept);
    ownNote
        .textProperty()
        .bind(kept.map(text -> text.lines().filter(l -> !l.isBlank()).findFirst().orElse("")));
    Tooltip all = new Tooltip();
    all.textProperty().bind(kept);
    all.setWrapText(true);
    all.setMaxWidth(NOTE_WIDTH);
    ownNote.setTooltip(all);
  }

  /**
   * While a study runs, what is said of it has now one line, now two, and none when it is stopped:
   * what is below stays where it is as long as the page is open.
   */
  private void keepNoteHeight() {
    Phase phase = model.phaseProperty().get();
    hasRun.set(hasRun.get() || phase != null && phase.isLive());
    note.setMinHeight(
        hasRun.get() ? Math.max(note.getMinHeight(), note.getHeight()) : Label.USE_PREF_SIZE);
  }

  private void explain() {
    List<String> parts = new ArrayList<>();
    parts.add(model.lineProperty().get());
    parts.add(model.noteProperty().get());
    parts.add(own.get());
    parts.removeIf(part -> part == null || part.isBlank());
    whole.setMeaning(String.join("\n\n", parts));
  }
}
