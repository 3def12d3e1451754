package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCombination;

/**
 * The command palette: everything that can be done, every place and every study, found by a few
 * letters. What it offers is taken together anew each time that it is shown.
 */
public final class Palette {
  private static final int MOST_SHOWN = 60;

  private final ShellViewModel model;
  private final ShellActions actions;
  private final Texts texts;
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
  private final List<PaletteEntry> all = new ArrayList<>();
  private final ChangeListener<Boolean> whenPossible = (source, before, now) -> filter();
  private Services services;

  /** A palette of a window whose workspace is being opened. */
  public Palette(ShellViewModel model, ShellActions actions, Texts texts) {
    this.model = model;
    this.actions = actions;
    this.texts = texts;
    query.addListener((source, before, now) -> filter());
  }

  /** The workspace is open: its studies are offered, too. */
  public void searchThrough(Services opened) {
    services = opened;
  }

  /** Whether it is on the screen. */
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What was typed. */
  public StringProperty queryProperty() {
    return query;
  }

  /** What fits it, the best first. */
  public ObservableList<PaletteEntry> entries() {
    return entries;
  }

  /** Shows it, with nothing typed. Without an open workspace there is nothing to offer. */
  public void show() {
    if (services == null || shown.get()) {
      return;
    }
    forget();
    Page page = model.pageProperty().get();
    if (page != null) {
      page.actions().forEach(action -> add(action, "Palette.Kind.here"));
    }
    actions.all().forEach(action -> add(action, "Palette.Kind.action"));
    actions.places().values().forEach(action -> add(action, "Palette.Kind.place"));
    query.set("");
    filter();
    shown.set(true);
    addStudies();
  }

  /** Takes it off the screen. */
  public void hide() {
    shown.set(false);
    forget();
  }

  /** Does what an entry says. */
  public void run(PaletteEntry entry) {
    hide();
    entry.run().run();
  }

  /** What cannot be done now may be possible in a moment, and the other way round. */
  private void add(Action action, String kind) {
    PaletteEntry entry =
        new PaletteEntry(
            action.words(texts),
            texts.get(kind),
            action.icon(),
            action.shortcut().map(KeyCombination::getDisplayText).orElse(""),
            action.handler(),
            action.enabled());
    entry.possible().addListener(whenPossible);
    all.add(entry);
  }

  private void forget() {
    all.forEach(entry -> entry.possible().removeListener(whenPossible));
    all.clear();
  }

  private void addStudies() {
    new Background(services)
        .run(
            () -> services.engine().repository().summaries(),
            summaries -> {
              summaries.forEach(
                  study ->
                      all.add(
                          new PaletteEntry(
                              study.name(),
                              texts.get("Palette.Kind.study"),
                              "fth-layers",
                              "",
                              () -> model.show(new Route.StudyPage(study.id())),
                              new SimpleBooleanProperty(true))));
              filter();
            },
            never -> {},
            () -> {});
  }

  /** A name with its score; equal ones stay in their order. */
  private record Scored(PaletteEntry entry, int score) {}

  private void filter() {
    List<Scored> fitting = new ArrayList<>();
    for (PaletteEntry entry : all) {
      if (!entry.possible().get()) {
        continue;
      }
      OptionalInt score = FuzzyMatch.score(query.get(), entry.text());
      if (score.isPresent()) {
        fitting.add(new Scored(entry, query.get().isBlank() ? 0 : score.getAsInt()));
      }
    }
    fitting.sort(Comparator.comparingInt(Scored::score).reversed());
    List<PaletteEntry> now = fitting.stream().limit(MOST_SHOWN).map(Scored::entry).toList();
    // Anew only where it differs: the choice in it would go back to the first.
    if (!now.equals(entries)) {
      entries.setAll(now);
    }
  }
}
