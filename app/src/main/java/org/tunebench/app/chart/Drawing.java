package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A chart that can be drawn anywhere: into pixels for the screen, into an SVG or a PDF file, into a
 * report. Immutable and free of any toolkit, so that it may be drawn on any thread.
 */
public interface Drawing {
  /** With heading, legend and an axis this leaves the plot some 160 pixels. */
  double LEAST_HEIGHT = 256;

  /** On a screen with twice the pixels, a graphics card can hold no more. */
  double MOST_HEIGHT = 3_600;

  /** What the chart is called: its heading, the name of its file. */
  String title();

  /**
   * What a screen reader says of the whole: where no trial can be walked to, what there is to see.
   */
  default String summary() {
    return title();
  }

  /**
   * Draws the chart.
   *
   * @param g2 takes shapes, lines and texts in logical pixels
   * @param area where to draw
   * @param theme colours and font
   * @return where trials are, for pointing at them; those on top last
   */
  List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme);

  /**
   * In less height it could not be read: names would stand over each other.
   *
   * @param width how wide it is
   */
  default double leastHeight(double width) {
    return LEAST_HEIGHT;
  }

  /** What is said of a trial when it is pointed at: its name first, then a line each. */
  List<String> describe(int trial);
}
