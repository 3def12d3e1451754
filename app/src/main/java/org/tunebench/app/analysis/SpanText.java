package org.tunebench.app.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import org.tunebench.app.figure.ColumnValues;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;

/** From where to where values lie, in words. */
final class SpanText {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private SpanText() {}

  /** Both ends, numbers to three digits; one where they are the same. */
  static String of(Object least, Object most, Texts texts) {
    String low = ColumnValues.text(least);
    String high = ColumnValues.text(most);
    if (low.equals(high)) {
      return low;
    }
    return least instanceof Double
        ? texts.get("Study.Insight.Range", brief(least), brief(most))
        : texts.get("Study.Insight.Range", low, high);
  }

  private static String brief(Object value) {
    double number = ((Number) value).doubleValue();
    return Numbers.brief(new BigDecimal(number).round(THREE_DIGITS).doubleValue());
  }
}
