package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class InkLayerTest {
  private final InkLayer layer = new InkLayer(20, 10);

  private int alpha(int x, int y) {
    return layer.image().getRGB(x, y) >>> 24;
  }

  @Test
  void aLineCoversThePixelsItPasses() {
    layer.segment(2, 5.5, 18, 5.5, 1);
    layer.ink(Color.RED);
    assertThat(layer.image().getRGB(10, 5)).isEqualTo(Color.RED.getRGB());
    assertThat(alpha(10, 4)).isZero();
    assertThat(alpha(1, 5)).isZero();
  }

  @Test
  void aLineBetweenTwoRowsIsSharedByThem() {
    layer.segment(0, 5, 20, 5, 1);
    layer.ink(Color.RED);
    assertThat(alpha(10, 4)).isBetween(126, 129);
    assertThat(alpha(10, 5)).isBetween(126, 129);
  }

  @Test
  void aLineDoesNotDarkenUponItselfButUponOthers() {
    Color half = new Color(255, 0, 0, 128);
    layer.segment(0, 5.5, 20, 5.5, 1);
    layer.segment(20, 5.5, 0, 5.5, 1);
    layer.ink(half);
    assertThat(alpha(10, 5)).isEqualTo(128);
    layer.segment(0, 5.5, 20, 5.5, 1);
    layer.ink(half);
    assertThat(alpha(10, 5)).isEqualTo(192);
  }

  @Test
  void steepLinesAreAsThickAsFlatOnes() {
    layer.segment(10.5, 0, 10.5, 10, 1);
    layer.ink(Color.RED);
    assertThat(alpha(10, 5)).isEqualTo(255);
    assertThat(alpha(9, 5) + alpha(11, 5)).isZero();
  }

  @Property(tries = 200)
  void linesFarOutsideAreCutAndInkStaysPremultiplied(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double x1,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double y1,
      @ForAll @DoubleRange(min = -30, max = 30) double x2,
      @ForAll @DoubleRange(min = -30, max = 30) double y2) {
    InkLayer sheet = new InkLayer(20, 10);
    for (int i = 0; i < 3; i++) {
      sheet.segment(x1, y1, x2, y2, 1.5);
      sheet.segment(x2, y2, x2 + 5, y2 - 3, 1.5);
      sheet.ink(new Color(200, 255, 10, 200));
    }
    int[] pixels = sheet.image().getRaster().getPixels(0, 0, 20, 10, (int[]) null);
    for (int i = 0; i < pixels.length; i += 4) {
      assertThat(Math.max(pixels[i], Math.max(pixels[i + 1], pixels[i + 2])))
          .isLessThanOrEqualTo(pixels[i + 3]);
    }
  }
}
