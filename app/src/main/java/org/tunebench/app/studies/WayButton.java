package org.tunebench.app.studies;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** A button of several lines: as high as its texts are at the width that it is given. */
public final class WayButton extends Button {
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    Node content = getGraphic();
    if (content == null || width < 0) {
      return super.computePrefHeight(width);
    }
    double inner = width - snappedLeftInset() - snappedRightInset();
    return Math.ceil(content.prefHeight(inner)) + snappedTopInset() + snappedBottomInset();
  }
}
