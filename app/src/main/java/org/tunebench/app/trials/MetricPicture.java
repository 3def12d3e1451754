package org.tunebench.app.trials;

import java.awt.image.BufferedImage;
import org.tunebench.app.chart.ChartPicture;
import org.tunebench.app.chart.PaintSize;

/**
 * A painted {@link MetricPlots}.
 *
 * @param image the pixels
 * @param size the size it was painted for
 */
record MetricPicture(BufferedImage image, PaintSize size) implements ChartPicture {}
