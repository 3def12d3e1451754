package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FreshStudy;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.StudySpec;

/** Creates a study that has been defined, starts it and leads to its page. */
final class StudyLaunch {
  private final Services services;
  private final Background background;
  private final Runnable created;
  private final Consumer<WrongInputException> refused;
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");

  /** Whether the definition came from elsewhere and nothing of it has been run yet. */
  private boolean isForeign;

  private boolean leads = true;

  /**
   * @param created is told once the study is there
   * @param refused is told what is wrong with a definition that cannot be created
   */
  StudyLaunch(Services services, Runnable created, Consumer<WrongInputException> refused) {
    this.services = services;
    this.background = new Background(services);
    this.created = created;
    this.refused = refused;
  }

  /** The definition comes from elsewhere: before it runs a program, the person is asked. */
  void comesFromElsewhere() {
    isForeign = true;
  }

  /** Whether something of it must be seen before it runs. */
  boolean isForeign() {
    return isForeign;
  }

  /** Whether the person is led to the study once it is there: not away from another page. */
  void leadToStudy(boolean leads) {
    this.leads = leads;
  }

  /** Whether the study is being created. */
  ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  /**
   * Begins, unless the person does not want to run what the definition says.
   *
   * @param from the folder that relative paths in it start from
   * @param how starts the study of a key once it has been created
   */
  void start(StudySpec spec, Path from, LongFunction<RunningStudy> how) {
    if (isForeign && !accepts(spec, from)) {
      return;
    }
    isForeign = false;
    starting.set(true);
    background.run(
        () -> FreshStudy.start(services.engine(), spec, from, how),
        this::created,
        this::refuse,
        () -> starting.set(false));
  }

  private boolean accepts(StudySpec spec, Path from) {
    Texts texts = services.texts();
    return Consent.needed(spec, services.engine().objectives(), from)
        .map(
            words ->
                services
                    .dialogs()
                    .confirm(
                        texts.get("Builder.Consent.heading"),
                        texts.get("Builder.Consent.sentence", words),
                        texts.get("Builder.Consent.action")))
        .orElse(true);
  }

  private void created(long study) {
    created.run();
    if (leads) {
      services.navigator().show(new Route.StudyPage(study));
    }
  }

  private void refuse(WrongInputException wrong) {
    refused.accept(wrong);
    services.dialogs().error(services.texts().get("Builder.Refused"), Sentences.of(wrong));
  }
}
