package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Letters by which one sees which of several are not significantly different: those that share one
 * (the insert-and-absorb algorithm of Piepho, Journal of Computational and Graphical Statistics 13,
 * 2004).
 */
final class CompactLetters {
  private CompactLetters() {}

  /**
   * @param different symmetric: whether two differ
   * @return the letters of each, the first getting {@code a}
   */
  static List<String> of(boolean[][] different) {
    int count = different.length;
    List<BitSet> groups = new ArrayList<>();
    BitSet all = new BitSet();
    all.set(0, count);
    groups.add(all);
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        if (different[a][b]) {
          groups = parted(groups, a, b);
        }
      }
    }
    groups.sort(
        Comparator.comparingInt((BitSet g) -> g.nextSetBit(0)).thenComparingInt(BitSet::length));
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).get(i)) {
          text.append(name(g));
        }
      }
      letters.add(text.toString());
    }
    return letters;
  }

  /** Each group with both becomes two, one without either; groups within others are dropped. */
  private static List<BitSet> parted(List<BitSet> groups, int a, int b) {
    List<BitSet> parted = new ArrayList<>();
    for (BitSet group : groups) {
      if (group.get(a) && group.get(b)) {
        parted.add(without(group, a));
        parted.add(without(group, b));
      } else {
        parted.add(group);
      }
    }
    List<BitSet> kept = new ArrayList<>();
    for (int i = 0; i < parted.size(); i++) {
      if (!isWithinAnother(parted, i)) {
        kept.add(parted.get(i));
      }
    }
    return kept;
  }

  private static boolean isWithinAnother(List<BitSet> groups, int i) {
    for (int j = 0; j < groups.size(); j++) {
      BitSet common = (BitSet) groups.get(i).clone();
      common.andNot(groups.get(j));
      boolean same = groups.get(i).equals(groups.get(j));
      if (j != i && common.isEmpty() && (!same || j < i)) {
        return true;
      }
    }
    return false;
  }

  private static BitSet without(BitSet group, int member) {
    BitSet rest = (BitSet) group.clone();
    rest.clear(member);
    return rest;
  }

  private static String name(int group) {
    char letter = (char) ('a' + group % 26);
    return group < 26 ? String.valueOf(letter) : letter + Integer.toString(group / 26);
  }
}
