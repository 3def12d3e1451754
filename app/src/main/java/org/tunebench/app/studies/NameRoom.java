package org.tunebench.app.studies;

import java.util.Comparator;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Makes the column of names as wide as the longest of them where the other columns leave room, and
 * no wider: the last column gives the room, or takes what is left.
 */
final class NameRoom {
  /** Of those, the longest are laid out, which takes longer than all else. */
  private static final int LAID_OUT = 10;

  private static final double PADDING = 22;

  /** Where rows are beyond the table's end. */
  private static final double SCROLL_BAR = 16;

  private static final Font CELLS = Font.font(Font.getDefault().getFamily(), 14);

  private final TableView<StudyRow> table;
  private final TableColumn<StudyRow, StudyRow> name;
  private final double least;
  private boolean isDue;

  /**
   * @param name the column of names
   * @param least how wide it is at least
   */
  NameRoom(TableView<StudyRow> table, TableColumn<StudyRow, StudyRow> name, double least) {
    this.table = table;
    this.name = name;
    this.least = least;
  }

  /**
   * From now on, whenever the names, the other columns or the table's width change.
   *
   * @param rows what the table shows
   */
  void follow(ObservableList<StudyRow> rows) {
    InvalidationListener fitting = changed -> fitOnce(rows);
    rows.addListener(fitting);
    table.widthProperty().addListener(fitting);
    table.getVisibleLeafColumns().addListener(fitting);
  }

  /** After the table has given all columns their share of another width of its own. */
  private void fitOnce(ObservableList<StudyRow> rows) {
    if (!isDue) {
      isDue = true;
      Platform.runLater(() -> fit(rows));
    }
  }

  private void fit(ObservableList<StudyRow> rows) {
    isDue = false;
    double others =
        table.getVisibleLeafColumns().stream()
            .filter(column -> column != name)
            .mapToDouble(TableColumn::getMinWidth)
            .sum();
    double most = Math.max(least, table.getWidth() - others - SCROLL_BAR);
    double wanted = Math.min(most, Math.max(least, longest(rows)));
    table.resizeColumn(name, Math.ceil(wanted) - name.getWidth());
  }

  private static double longest(ObservableList<StudyRow> rows) {
    return PADDING
        + rows.stream()
            .map(StudyRow::name)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(LAID_OUT)
            .mapToDouble(NameRoom::width)
            .max()
            .orElse(0);
  }

  private static double width(String words) {
    Text measured = new Text(words);
    measured.setFont(CELLS);
    return measured.getLayoutBounds().getWidth();
  }
}
