package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import org.tunebench.app.shell.WordEnds;

/** Facts in two columns, one a line: label, value. */
public final class FactList extends LabelledLines {
  private static final double GAP_X = 16;
  private static final double GAP_Y = 4;

  private List<Fact> facts = List.of();
  private Optional<Copying> copying = Optional.empty();

  private record Copying(UnaryOperator<String> name, Consumer<String> clipboard) {}

  /** An empty list. */
  public FactList() {
    super(GAP_X, GAP_Y);
  }

  /** Shows other facts; what stays the same is left alone. */
  public void setFacts(List<Fact> shown) {
    if (shown.equals(facts)) {
      return;
    }
    boolean sameLabels =
        shown.stream().map(Fact::label).toList().equals(facts.stream().map(Fact::label).toList());
    facts = List.copyOf(shown);
    if (sameLabels) {
      for (int row = 0; row < shown.size(); row++) {
        ((Label) getChildren().get(2 * row + 1)).setText(WordEnds.marked(shown.get(row).value()));
      }
    } else {
      build();
    }
  }

  /**
   * Lets each value be copied by its own menu.
   *
   * @param name what the menu says for a label
   * @param clipboard takes the value
   */
  public void copyTo(UnaryOperator<String> name, Consumer<String> clipboard) {
    copying = Optional.of(new Copying(name, clipboard));
    build();
  }

  private void addMenu(int row, Label label, Label value, Copying copy) {
    MenuItem item = new MenuItem(copy.name.apply(facts.get(row).label()));
    item.setMnemonicParsing(false);
    item.setOnAction(event -> copy.clipboard.accept(facts.get(row).value()));
    ContextMenu menu = new ContextMenu(item);
    label.setContextMenu(menu);
    value.setContextMenu(menu);
  }

  /** How many facts it shows. */
  public int size() {
    return facts.size();
  }

  private void build() {
    List<Label> cells = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      int row = i;
      Label label = new Label(WordEnds.marked(facts.get(row).label()));
      label.getStyleClass().add("fact-label");
      label.setWrapText(true);
      Label value = new Label(WordEnds.marked(facts.get(row).value()));
      value.getStyleClass().add("fact-value");
      value.setWrapText(true);
      label.setLabelFor(value);
      copying.ifPresent(copy -> addMenu(row, label, value, copy));
      cells.add(label);
      cells.add(value);
    }
    getChildren().setAll(cells);
  }
}
