package org.tunebench.app.chart;

import java.awt.Color;

/**
 * Colours for things without an order, which readers with any kind of colour vision can tell apart:
 * those of Okabe and Ito (2008), a little darker on white and lighter on black.
 */
public final class Palette {
  private static final int[] LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xB0568C, 0xC98A00, 0x3A8FC4, 0x6E6E6E, 0x8C6BB1
  };
  private static final int[] DARK = {
    0x56B4E9, 0xF28E4B, 0x3CCB9F, 0xE29AC4, 0xE9B949, 0x9AD0F0, 0xB5B5B5, 0xB79CDB
  };

  private Palette() {}

  /** The colour of the thing at a position; they repeat after eight. */
  public static Color at(int index, boolean onDark) {
    int[] colors = onDark ? DARK : LIGHT;
    return new Color(colors[Math.floorMod(index, colors.length)]);
  }
}
