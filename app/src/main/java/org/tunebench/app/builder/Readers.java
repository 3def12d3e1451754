package org.tunebench.app.builder;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tunebench.app.field.FieldReaders;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.StudySpec;

/** What the texts of fields mean, those too that only a definition has. */
final class Readers extends FieldReaders {
  /** What is measured rather than said. */
  static final String AUTO = "auto";

  private final Texts texts;

  /**
   * @param texts say what is wrong with a text
   */
  Readers(Texts texts) {
    super(texts);
    this.texts = texts;
  }

  /** How many trials run at once: a number, or {@link #AUTO}. */
  Function<String, Long> parallel() {
    Function<String, Long> number = whole(1, Budget.MOST_PARALLEL);
    return text -> text.equals(AUTO) ? (long) Budget.AUTO : number.apply(text);
  }

  /** The name of a study. */
  String studyName(String text) {
    if (text.isEmpty()) {
      throw wrong("Builder.Wrong.studyName");
    }
    StudySpec.requireName(text);
    return text;
  }

  /** What a command calls the metric that it reports. */
  String metricName(String text) {
    if (text.isEmpty()) {
      throw wrong("Builder.Wrong.metricName");
    }
    return text;
  }

  /** The name of a parameter. */
  String parameterName(String text) {
    if (text.isEmpty()) {
      throw wrong("Builder.Wrong.parameterName");
    }
    return new Parameter(text, new FloatRange(0, 1)).name();
  }

  /** Options, with commas between them. */
  List<Object> options(String text) {
    return OptionText.parse(text, texts);
  }

  /** Names with values, with commas between them. */
  Map<String, Object> pairs(String text) {
    return OptionText.parsePairs(text, texts);
  }
}
