package org.tunebench.app.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.shell.Numbers;

/** What is brushed in parallel coordinates, as a filter of the table of trials. */
final class BrushFilter {
  private static final int DIGITS = 5;

  private BrushFilter() {}

  /** An expression that the same trials pass; empty where nothing is brushed. */
  static String of(ParallelDrawing drawing) {
    List<String> parts = new ArrayList<>();
    for (ParallelDrawing.Axis axis : drawing.axes()) {
      ParallelDrawing.Brush brush = drawing.brushes().get(axis.name());
      if (brush != null) {
        parts.addAll(axis.scale().isOptions() ? options(axis, brush) : numbers(axis, brush));
      }
    }
    return String.join(" and ", parts);
  }

  private static List<String> numbers(ParallelDrawing.Axis axis, ParallelDrawing.Brush brush) {
    Scale scale = axis.scale();
    String name = quoted(axis.name());
    // Those without a value pass what they are not compared with.
    boolean empty = brush.from() == Double.NEGATIVE_INFINITY;
    List<String> parts = new ArrayList<>();
    if (!empty && brush.from() > scale.range().lower()) {
      parts.add(name + " >= " + number(scale, brush.from(), RoundingMode.FLOOR));
    }
    if (brush.to() < scale.range().upper()) {
      String limit =
          brush.to() == Double.NEGATIVE_INFINITY
              ? name + " > " + -Double.MAX_VALUE
              : name + " > " + number(scale, brush.to(), RoundingMode.CEILING);
      parts.add(empty ? "not " + limit : limit.replace(" > ", " <= "));
    } else if (parts.isEmpty() && !empty) {
      parts.add(name + " > " + -Double.MAX_VALUE);
    }
    return parts;
  }

  private static String number(Scale scale, double value, RoundingMode outwards) {
    if (scale.isWhole()) {
      return Long.toString(
          (long) (outwards == RoundingMode.FLOOR ? Math.ceil(value) : Math.floor(value)));
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS, outwards));
    return Numbers.field(rounded.doubleValue());
  }

  private static List<String> options(ParallelDrawing.Axis axis, ParallelDrawing.Brush brush) {
    boolean empty = brush.from() == Double.NEGATIVE_INFINITY;
    List<String> named = new ArrayList<>();
    List<String> names = axis.scale().names();
    for (int i = 0; i < names.size(); i++) {
      boolean chosen = i >= brush.from() && i <= brush.to();
      if (chosen != empty) {
        named.add(quoted(axis.name()) + " = " + quoted(names.get(i)));
      }
    }
    if (named.isEmpty()) {
      return List.of();
    }
    String any = named.stream().collect(Collectors.joining(" or ", "(", ")"));
    return List.of(empty ? "not " + any : named.size() == 1 ? named.get(0) : any);
  }

  private static String quoted(String word) {
    return word.matches("[^\\s<>=~!()\"]+") ? word : "\"" + word + "\"";
  }
}
