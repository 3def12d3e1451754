package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** A configuration that a person makes up for a study to try, whether it has trials or not. */
public final class NewConfigurationViewModel {
  /**
   * Values to begin with.
   *
   * @param label what they are
   * @param configuration the values themselves
   */
  public record Start(String label, Configuration configuration) {}

  private final Services services;
  private final Texts texts;
  private final TrialCommands commands;
  private final ObservableList<Start> starts = FXCollections.observableArrayList();
  private final ObjectProperty<Start> start = new SimpleObjectProperty<>(this, "start");
  private final ReadOnlyObjectWrapper<ConfigurationEditor> editor =
      new ReadOnlyObjectWrapper<>(this, "editor");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /** Nothing is being made up yet. */
  public NewConfigurationViewModel(Services services, TrialCommands commands) {
    this.services = services;
    this.texts = services.texts();
    this.commands = commands;
    start.addListener(
        (property, before, now) -> {
          if (now != null && editor.get() != null) {
            editor.get().fill(now.configuration());
          }
        });
  }

  /**
   * Opens the fields, filled with the default configuration where there is one. What was typed
   * already stays.
   *
   * @param best the best trial so far, whose values can be begun with, too
   */
  public void open(StudySpec spec, Optional<Trial> best) {
    List<Start> offered = new ArrayList<>();
    Configuration middle =
        spec.space().configure(p -> ConfigurationEditor.middle(p.distribution()));
    usual(spec).ifPresent(c -> offered.add(new Start(texts.get("Trial.New.default"), c)));
    best.ifPresent(trial -> offered.add(best(trial)));
    offered.add(new Start(texts.get("Trial.New.middle"), middle));
    if (editor.get() != null && editor.get().space().equals(spec.space())) {
      return;
    }
    problem.set("");
    editor.set(null);
    starts.setAll(offered);
    start.set(offered.get(0));
    // Parameters that come to exist while values are chosen have one, too.
    ConfigurationEditor fresh =
        new ConfigurationEditor(spec.space(), ConfigurationEditor.middle(spec.space()));
    fresh.fill(offered.get(0).configuration());
    editor.set(fresh);
  }

  private Start best(Trial trial) {
    String number = Integer.toString(trial.number());
    return new Start(texts.get("Trial.New.best", number), trial.configuration());
  }

  private Optional<Configuration> usual(StudySpec spec) {
    return spec.baseline()
        .or(
            () ->
                services
                    .engine()
                    .objectives()
                    .get(spec.objective().kind())
                    .defaultConfiguration(spec.objective(), spec.space()));
  }

  /** Values to begin with, those that most want first. */
  public ObservableList<Start> starts() {
    return starts;
  }

  /** The values that the fields were filled with last. */
  public ObjectProperty<Start> startProperty() {
    return start;
  }

  /** The fields, or null while nothing is being made up. */
  public ReadOnlyObjectProperty<ConfigurationEditor> editorProperty() {
    return editor.getReadOnlyProperty();
  }

  /** What is wrong with what was typed, one sentence, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether it would be tried at once. */
  public boolean runs() {
    return commands.running().isPresent();
  }

  /**
   * Queues what the fields say; they stay open until that is done.
   *
   * @param done when it is queued, unless something else is being made up by then
   */
  public void queue(Runnable done) {
    ConfigurationEditor.queue(editor, commands, texts, problem, done);
  }

  /** Closes the fields; what was typed is gone. */
  public void cancel() {
    problem.set("");
    editor.set(null);
  }
}
