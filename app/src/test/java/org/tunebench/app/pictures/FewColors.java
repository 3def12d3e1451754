package org.tunebench.app.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings a picture down to 256 colours, which makes its file a third as large. */
final class FewColors {
  private static final int MOST = 256;

  private FewColors() {}

  static BufferedImage of(BufferedImage image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
    int[] palette = palette(counts);
    Map<Integer, Integer> nearest = new HashMap<>();
    BufferedImage few =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int index =
            nearest.computeIfAbsent(image.getRGB(x, y) & 0xffffff, rgb -> nearest(palette, rgb));
        few.getRaster().setSample(x, y, 0, index);
      }
    }
    return few;
  }

  /** Each time the colour that is missed most: by its number of pixels and its distance. */
  private static int[] palette(Map<Integer, Integer> counts) {
    List<Map.Entry<Integer, Integer>> colors =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    int size = Math.min(MOST, colors.size());
    int[] palette = new int[size];
    double[] missed = new double[colors.size()];
    java.util.Arrays.fill(missed, Double.MAX_VALUE);
    int next = 0;
    for (int i = 0; i < size; i++) {
      palette[i] = colors.get(next).getKey();
      double worst = -1;
      for (int c = 0; c < missed.length; c++) {
        Map.Entry<Integer, Integer> color = colors.get(c);
        missed[c] = Math.min(missed[c], distance(color.getKey(), palette[i]));
        double weight = missed[c] * Math.sqrt(color.getValue());
        if (weight > worst) {
          worst = weight;
          next = c;
        }
      }
    }
    return palette;
  }

  private static int nearest(int[] palette, int rgb) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], rgb) < distance(palette[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
