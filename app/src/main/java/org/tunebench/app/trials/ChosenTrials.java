package org.tunebench.app.trials;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.tunebench.app.shell.Texts;

/**
 * What can be done with trials that are chosen together, as lines of a chart or rows of a table
 * are: to compare them and to choose none. It is there as long as some are.
 */
public final class ChosenTrials extends HBox {
  private static final double SPACING = 6;

  private final Button compare = new Button();
  private final Button clear = new Button();
  private Label count;
  private Texts texts;

  /** Is not seen before it is told to {@link #show}. */
  public ChosenTrials() {
    super(SPACING);
    setAlignment(Pos.CENTER_LEFT);
    compare.setId("compareChosen");
    compare.setMinWidth(USE_PREF_SIZE);
    clear.setId("clearChosen");
    clear.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(compare, clear);
  }

  /**
   * Says what the buttons do.
   *
   * @param said stands beside them and says how many trials are chosen
   */
  public void lead(Label said, Texts words, Runnable compares, Runnable clears) {
    count = said;
    texts = words;
    compare.setOnAction(event -> compares.run());
    clear.setText(words.get("Trials.Chosen.Clear"));
    clear.setOnAction(event -> clears.run());
    show("", 0);
  }

  /**
   * Shows them.
   *
   * @param said how many are chosen, in words
   * @param trials how many; with none there is nothing to be seen
   */
  public void show(String said, int trials) {
    boolean any = trials > 0;
    count.setText(said);
    for (Node node : List.of(count, this)) {
      node.setVisible(any);
      node.setManaged(any);
    }
    boolean tooMany = trials > TrialCommands.MOST_COMPARED;
    compare.setText(
        tooMany
            ? texts.get("Trials.Chosen.tooMany", TrialCommands.MOST_COMPARED)
            : texts.get("Trials.Chosen.Compare"));
    compare.setDisable(!TrialCommands.canCompare(trials));
  }
}
