package org.tunebench.engine.study;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/** Amounts of memory and of disk space as study files and sentences write them. */
public final class Sizes {
  // No grammar in common with Durations: those are sums in an order of units, each of which has to
  // be
  // there; here one amount stands, whose unit may be left out or be binary.
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,16}(?:\\.\\d{1,6})?)\\s*(?:([kmgt]i?)?b|([kmgt]))");
  private static final String UNITS = "kmgt";
  private static final double GIBIBYTE = 1L << 30;
  private static final double MEBIBYTE = 1L << 20;
  private static final int THOUSAND = 1000;
  private static final int KIBI = 1024;
  private static final long MOST = 1L << 53;

  private Sizes() {}

  /**
   * @param field the field that the size stands in, for the message
   * @param raw text such as {@code 500MB}, {@code 2GB}, {@code 20G} or {@code 1.5TiB}, or a number
   *     of bytes
   */
  public static long parse(String field, Object raw) {
    Matcher form = FORM.matcher(String.valueOf(raw).strip().toLowerCase(Locale.ROOT));
    double bytes = -1;
    if (raw instanceof Number number) {
      bytes = number.doubleValue();
    } else if (form.matches()) {
      bytes = Double.parseDouble(form.group(1)) * unit(form.group(form.group(3) == null ? 2 : 3));
    }
    if (!(bytes >= 1) || bytes > MOST) {
      throw new WrongInputException(
          field, "must be a size such as 500MB, 20GB or 1TB, not %s".formatted(raw));
    }
    return raw instanceof Long whole ? whole : Math.round(bytes);
  }

  private static double unit(String unit) {
    if (unit == null) {
      return 1;
    }
    int power = UNITS.indexOf(unit.charAt(0)) + 1;
    return Math.pow(unit.length() > 1 ? KIBI : THOUSAND, power);
  }

  /** The form that {@link #parse} reads, exactly: in the largest unit that divides it. */
  public static String exact(long bytes) {
    long amount = bytes;
    int power = 0;
    while (amount % THOUSAND == 0 && amount > 0 && power < UNITS.length()) {
      amount /= THOUSAND;
      power++;
    }
    return power == 0
        ? bytes + "B"
        : amount + UNITS.substring(power - 1, power).toUpperCase(Locale.ROOT) + "B";
  }

  /** For sentences about memory: {@code 2.1 GiB}, {@code 350 MiB}. */
  public static String memory(long bytes) {
    if (bytes < GIBIBYTE) {
      return Math.round(bytes / MEBIBYTE) + " MiB";
    }
    return Decimals.text(Math.round(bytes / GIBIBYTE * 10) / 10.0) + " GiB";
  }

  /** For sentences about disks: {@code 2.1 GB}, {@code 350 MB}, {@code 12 kB}. */
  public static String disk(long bytes) {
    double amount = bytes;
    int power = 0;
    while (amount >= THOUSAND && power < UNITS.length()) {
      amount /= THOUSAND;
      power++;
    }
    String unit = power == 0 ? "bytes" : List.of("kB", "MB", "GB", "TB").get(power - 1);
    return rounded(amount) + " " + unit;
  }

  private static String rounded(double amount) {
    double tenths = Math.round(amount * 10) / 10.0;
    return tenths >= 10 || tenths == Math.rint(tenths)
        ? Long.toString(Math.round(amount))
        : Decimals.text(tenths);
  }
}
