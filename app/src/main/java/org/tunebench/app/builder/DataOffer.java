package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.PartSpec;

/** What the data file has for the settings that name a part of it: its layers, its columns. */
final class DataOffer {
  /** How many names a sentence has; the menu beside the field has all. */
  private static final int MOST_NAMED = 12;

  private final Texts texts;
  private final Background background;
  private final ObjectiveTypes types;
  private final Runnable whenTold;
  private final ReadOnlyObjectWrapper<Map<String, List<String>>> names =
      new ReadOnlyObjectWrapper<>(this, "names", Map.of());
  private PartSpec asked;

  /**
   * @param whenTold hears when it is known what there is
   */
  DataOffer(Services services, Runnable whenTold) {
    this.texts = services.texts();
    this.background = new Background(services);
    this.types = services.engine().objectives();
    this.whenTold = whenTold;
  }

  /**
   * Finds out what there is in the background, unless it was the last to be asked for.
   *
   * @param data the objective with the data file and what says how to read it; null where there is
   *     none
   */
  void ask(PartSpec data) {
    if (data != null && data.equals(asked)) {
      return;
    }
    asked = data;
    names.set(Map.of());
    if (data != null) {
      background.run(
          () -> types.get(data.kind()).offers(data, Path.of("").toAbsolutePath()),
          found -> tell(data, found),
          // Reading it says what is wrong with it.
          unreadable -> {},
          () -> {});
    }
  }

  private void tell(PartSpec data, Map<String, List<String>> found) {
    if (data.equals(asked)) {
      names.set(found);
      whenTold.run();
    }
  }

  /** The names that may be given, by setting; a setting that is not there may say anything. */
  ReadOnlyObjectProperty<Map<String, List<String>>> namesProperty() {
    return names.getReadOnlyProperty();
  }

  /** Whether there are names to choose from for a setting. */
  boolean has(String setting) {
    return !names.get().getOrDefault(setting, List.of()).isEmpty();
  }

  /**
   * Why a setting cannot say this, one sentence; empty where it can.
   *
   * @param typed what it says
   */
  Optional<String> refusal(String setting, String typed) {
    List<String> there = names.get().get(setting);
    String name = typed.strip();
    if (there == null || name.isEmpty() || there.contains(name)) {
      return Optional.empty();
    }
    if (there.isEmpty()) {
      return Optional.of(texts.get("Builder.Offer.none"));
    }
    return Optional.of(texts.get("Builder.Offer.wrong", name, texts.names(there, MOST_NAMED)));
  }
}
