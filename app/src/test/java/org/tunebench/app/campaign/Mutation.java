package org.tunebench.app.campaign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes and texts at random, as a bad disk, a bad connection or a tired person does. */
final class Mutation {
  /** What breaks readers of text. */
  private static final List<String> WORDS =
      List.of(
          "-1",
          "0",
          "1e999",
          "NaN",
          "99999999999999999999",
          "null",
          "true",
          "\"",
          "'",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          "\t",
          "\n",
          "- ",
          "&a [*a]",
          "!!java.lang.Runtime",
          "<<: *a",
          "{{ lr }}",
          "${args}",
          "../../x",
          "\u0000",
          "\ud83d\ude00",
          "%s%n",
          "'; DROP TABLE study; --");

  private static final int MOST_CHANGES = 6;

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** A changed copy: bytes replaced, a slice lost, repeated or moved, or the end cut off. */
  byte[] bytes(byte[] whole) {
    byte[] changed = whole.clone();
    for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = place(bytes);
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1 -> {
        int to = Math.min(bytes.length, at + 1 + random.nextInt(200));
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
      }
      case 2 -> {
        int to = Math.min(bytes.length, at + 1 + random.nextInt(200));
        return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
      }
      default -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
        return changed;
      }
    }
  }

  /** Mostly where something is: much of a binary file is unused space. */
  private int place(byte[] bytes) {
    int place = random.nextInt(bytes.length);
    for (int attempt = 0; bytes[place] == 0 && attempt < 20; attempt++) {
      place = random.nextInt(bytes.length);
    }
    return place;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** A changed copy of a text: words put in or in the place of others, lines lost or swapped. */
  byte[] text(byte[] whole) {
    String text = new String(whole, StandardCharsets.UTF_8);
    for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
      text = once(text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String once(String text) {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    int at = random.nextInt(text.length() + 1);
    switch (random.nextInt(5)) {
      case 0 -> {
        return text.substring(0, at) + word + text.substring(at);
      }
      case 1 -> {
        int to = Math.min(text.length(), at + random.nextInt(12));
        return text.substring(0, at) + word + text.substring(to);
      }
      case 2 -> {
        return random.nextInt(4) == 0 ? text.substring(0, at) : text;
      }
      case 3 -> {
        // The word right after a place where values stand.
        int colon = text.indexOf(':', at);
        int end = colon < 0 ? -1 : text.indexOf('\n', colon);
        return end < 0 ? text : text.substring(0, colon + 1) + " " + word + text.substring(end);
      }
      default -> {
        List<String> lines = new java.util.ArrayList<>(text.lines().toList());
        if (lines.size() > 1) {
          int first = random.nextInt(lines.size());
          int second = random.nextInt(lines.size());
          String line = lines.get(first);
          lines.set(first, lines.get(second));
          lines.set(second, line);
        }
        return String.join("\n", lines);
      }
    }
  }
}
