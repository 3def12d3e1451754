package org.tunebench.app.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * A running study in the navigation: its name, how far it is, and the way to its page. It stays the
 * same from step to step, and so does who points at it or has the focus on it.
 */
final class RunningStudyButton extends Button {
  private static final double GAP = 4;

  private final Label name = new Label();
  private final Label progress = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Tooltip whole = new Tooltip();
  private long id;

  /**
   * @param open shows the study of that key
   */
  RunningStudyButton(LongConsumer open) {
    name.getStyleClass().addAll("running-name", "long-name");
    progress.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    bar.getStyleClass().add(Styles.SMALL);
    bar.setMaxWidth(Double.MAX_VALUE);
    setGraphic(new VBox(GAP, name, bar, progress));
    getStyleClass().addAll(Styles.FLAT, "running-study");
    setMaxWidth(Double.MAX_VALUE);
    // A long name is cut short also where there is room for names.
    setTooltip(whole);
    setOnAction(event -> open.accept(id));
  }

  /**
   * @param narrow whether there is room for the bar alone
   */
  void show(ShellViewModel.RunningLine study, boolean narrow) {
    id = study.id();
    name.setText(study.name());
    progress.setText(study.progress());
    bar.setProgress(study.share());
    String said = study.name() + ", " + study.progress();
    setAccessibleText(said);
    whole.setText(said);
    for (Label words : List.of(name, progress)) {
      words.setVisible(!narrow);
      words.setManaged(!narrow);
    }
  }
}
