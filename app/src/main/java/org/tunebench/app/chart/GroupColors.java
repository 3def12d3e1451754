package org.tunebench.app.chart;

import java.awt.Color;

/**
 * Colours that tell groups apart with any kind of colour vision: those of Okabe and Ito (Color
 * Universal Design, 2008), darker or lighter where they would vanish in the background.
 */
public final class GroupColors {
  /** How many groups have a colour of their own. */
  public static final int MOST = 8;

  private static final int[] LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xB98300, 0x3B9AD1, 0x444444, 0x8A6D00
  };
  private static final int[] DARK = {
    0x56B4E9, 0xE69F00, 0x2FC79A, 0xE39AC5, 0xF0E442, 0x3F8FD0, 0xCCCCCC, 0xFF7F3F
  };

  private GroupColors() {}

  /** The colour of a group, from 0; they repeat after {@link #MOST}. */
  public static Color of(int group, boolean onDark) {
    int[] colors = onDark ? DARK : LIGHT;
    return new Color(colors[group % colors.length]);
  }
}
