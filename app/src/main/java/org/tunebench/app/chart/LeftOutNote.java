package org.tunebench.app.chart;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.Texts;

/**
 * Says below a chart what its axis leaves out. Where there is no room for the sentence, the sign of
 * the button that does it stands there and a mark that explains it: a word that is cut says
 * neither.
 */
public final class LeftOutNote extends HBox {
  private static final double GAP = 4;
  private static final double ROUNDING = 0.01;

  private final FontIcon sign = new FontIcon(Feather.SCISSORS);
  private final Label sentence = new Label();
  private final HelpMark mark = new HelpMark("");

  /** A note that says nothing yet. */
  public LeftOutNote() {
    super(GAP);
    setAlignment(Pos.CENTER_RIGHT);
    sentence.getStyleClass().add("text-muted");
    sentence.setMinWidth(0);
    sign.getStyleClass().add("left-out-sign");
    sign.setVisible(false);
    sign.setManaged(false);
    getChildren().setAll(sign, sentence, mark);
    setVisible(false);
    setManaged(false);
  }

  /** From now on says what is left out. */
  public void follow(ObservableValue<LeftOut> leftOut, Texts texts) {
    leftOut.subscribe(what -> show(what == null ? LeftOut.NOTHING : what, texts));
  }

  private void show(LeftOut what, Texts texts) {
    boolean some = what != LeftOut.NOTHING;
    if (some) {
      sentence.setText(texts.get("Chart.LeftOut." + what.name()));
      mark.setMeaning(
          switch (what) {
            case NO_LOGARITHM -> texts.get("Glossary.NoLogarithm");
            case BOTH ->
                texts.get("Glossary.Outliers") + "\n\n" + texts.get("Glossary.NoLogarithm");
            default -> texts.get("Glossary.Outliers");
          });
    }
    setVisible(some);
    setManaged(some);
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + whole() + snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    double brief = wide(sign) + GAP + wide(mark);
    return snappedLeftInset() + Math.min(brief, whole()) + snappedRightInset();
  }

  private double whole() {
    return wide(sentence) + GAP + wide(mark);
  }

  private double wide(Node part) {
    return snapSizeX(Math.max(part.minWidth(-1), part.prefWidth(-1)));
  }

  @Override
  protected void layoutChildren() {
    boolean fits = getWidth() > computePrefWidth(-1) - ROUNDING;
    swap(sentence, fits);
    swap(sign, !fits);
    super.layoutChildren();
  }

  private static void swap(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }
}
