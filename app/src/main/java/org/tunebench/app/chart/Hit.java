package org.tunebench.app.chart;

import org.tunebench.app.shell.Numbers;

/**
 * One point of a line.
 *
 * @param line the line
 * @param index position of the point within it
 */
public record Hit(Curve line, int index) {

  /** Number of the trial. */
  public int trial() {
    return line.trial();
  }

  /** Step of the point. */
  public double step() {
    return line.steps()[index];
  }

  /** The metric at that step. */
  public double value() {
    return line.values()[index];
  }

  /** What the hover card and the screen reader say: trial, step, value. */
  String sentence(ChartTexts texts) {
    return texts.name(line) + ", " + stepText(texts) + ", " + valueText(texts);
  }

  /** Such as "epoch 41". */
  String stepText(ChartTexts texts) {
    return texts.stepAxis() + " " + Numbers.brief(step());
  }

  /** Such as "held-out ELBO 1301.2 nats". */
  String valueText(ChartTexts texts) {
    String number = texts.valueAxis() + " " + Numbers.brief(value());
    return texts.unit().isEmpty() ? number : number + " " + texts.unit();
  }
}
