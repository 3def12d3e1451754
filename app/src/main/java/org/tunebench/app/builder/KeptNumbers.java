package org.tunebench.app.builder;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tunebench.app.shell.Numbers;

/**
 * The texts of fields for one number, which are kept as files have them: the decimal sign that they
 * were typed with may be another one when they are taken up again, and would group digits then.
 */
final class KeptNumbers {
  /** A number, half a number, or one with letters behind it, such as the unit of a size. */
  private static final Pattern PLAIN =
      Pattern.compile("\\s*[+-]?\\d*\\.\\d*(?:[eE][+-]?\\d+)?\\s*\\p{L}*\\s*");

  private static final String SPACE = "space/";

  private final StudyParts parts;

  KeptNumbers(StudyParts parts) {
    this.parts = parts;
  }

  /** A value as files have it. */
  Object plain(String key, Object value) {
    if (value instanceof String text && isNumber(key)) {
      String plain = Numbers.typed(text);
      return PLAIN.matcher(plain).matches() ? plain : text;
    }
    return value;
  }

  /** A value that is kept, as the person's locale has it now. */
  Object local(String key, Object value) {
    boolean isPlain =
        value instanceof String text && isNumber(key) && PLAIN.matcher(text).matches();
    return isPlain ? Numbers.local((String) value) : value;
  }

  private boolean isNumber(String key) {
    if (key.startsWith(SPACE)) {
      return DistributionDraft.NUMBERS.contains(key.substring(key.indexOf('.') + 1));
    }
    return isOfBudget(key) || isSetting(key);
  }

  private boolean isOfBudget(String key) {
    return Stream.of(parts.budget().target(), parts.budget().disk())
        .anyMatch(field -> key.equals("budget " + field.label() + "/"));
  }

  private boolean isSetting(String key) {
    Map<String, PartDraft> drafts =
        Map.of(
            "objective/part ", parts.objective().part(),
            "sampler/", parts.sampler(),
            "pruner/", parts.pruner(),
            "places/", parts.devices().places());
    return drafts.entrySet().stream()
        .anyMatch(
            draft ->
                key.startsWith(draft.getKey())
                    && draft.getValue().isNumber(key.substring(draft.getKey().length())));
  }
}
