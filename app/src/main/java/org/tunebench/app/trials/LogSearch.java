package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Texts;

/**
 * Finds words in a log that may grow. Upper and lower case are the same; the search begins with the
 * newest hit, and the one that somebody looks at stays theirs while lines are added.
 */
public final class LogSearch {
  /** Where a hit is in the text, in characters; the end is not part of it. */
  public record Hit(int start, int end) {}

  private final Texts texts;
  private final StringProperty wanted = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Hit> current = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private List<Hit> hits = List.of();
  private String text = "";

  LogSearch(Texts texts) {
    this.texts = texts;
    wanted.addListener((property, before, now) -> search());
  }

  /** What to look for; empty for nothing. */
  public StringProperty wantedProperty() {
    return wanted;
  }

  /** The hit that is looked at, or null. */
  public ReadOnlyObjectProperty<Hit> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Which hit of how many, or that there is none; empty if nothing is looked for. */
  public ReadOnlyStringProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Takes in the log as it is now: the old one with lines added, or lost at its beginning. */
  void look(String now) {
    Hit before = current.get();
    int at = before == null ? -1 : now.indexOf(text.substring(before.start()));
    text = now;
    hits = find();
    show(
        before == null
            ? null
            : hits.stream().filter(h -> h.start() == at).findFirst().orElse(null));
  }

  /** Goes on to the next hit, from the last to the first. */
  public void next() {
    step(1);
  }

  /** Goes back to the hit before, from the first to the last. */
  public void previous() {
    step(-1);
  }

  private void step(int by) {
    if (!hits.isEmpty()) {
      int at = hits.indexOf(current.get());
      int from = at < 0 && by < 0 ? 0 : at;
      show(hits.get(Math.floorMod(from + by, hits.size())));
    }
  }

  private void search() {
    hits = find();
    show(hits.isEmpty() ? null : hits.get(hits.size() - 1));
  }

  private List<Hit> find() {
    if (wanted.get().isEmpty()) {
      return List.of();
    }
    int anyCase = Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    Matcher matcher = Pattern.compile(wanted.get(), anyCase).matcher(text);
    List<Hit> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(new Hit(matcher.start(), matcher.end()));
    }
    return found;
  }

  private void show(Hit hit) {
    count.set(wanted.get().isEmpty() ? "" : counted(hit));
    current.set(hit);
  }

  private String counted(Hit hit) {
    return hit == null
        ? texts.get("Trial.LogHits", hits.size())
        : texts.get("Trial.LogHit", hits.indexOf(hit) + 1, hits.size());
  }
}
