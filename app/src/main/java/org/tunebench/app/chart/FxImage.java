package org.tunebench.app.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures as JavaFX takes them. */
final class FxImage {
  private FxImage() {}

  /**
   * Wraps the pixels, without copying them.
   *
   * @param source of type {@link BufferedImage#TYPE_INT_ARGB_PRE}
   */
  static WritableImage of(BufferedImage source) {
    int[] data = ((DataBufferInt) source.getRaster().getDataBuffer()).getData();
    return new WritableImage(
        new PixelBuffer<>(
            source.getWidth(),
            source.getHeight(),
            IntBuffer.wrap(data),
            PixelFormat.getIntArgbPreInstance()));
  }
}
