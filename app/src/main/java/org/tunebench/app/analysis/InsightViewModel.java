package org.tunebench.app.analysis;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.field.CountField;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.analysis.Agreement;
import org.tunebench.engine.analysis.RangeEdges;
import org.tunebench.engine.analysis.Replicates;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.RuntimeSummary;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.WarmStart;

/**
 * What a study teaches beyond its charts, and what can be done about it: answered in the background
 * while the tab is looked at, anew when more trials have ended and ten seconds have passed.
 */
public final class InsightViewModel {
  private static final Duration REST = Duration.ofSeconds(10);
  private static final int LEAST = 2;
  private static final int BEST = 5;
  private static final int MOST_BEST = 20;
  private static final int TIMES = 5;
  private static final int MOST_TIMES = 50;

  private final Services services;
  private final long id;
  private final Runnable follow;
  private final Background background;
  private final LatestTask<List<InsightCard>> task;
  private final ReadOnlyObjectWrapper<List<InsightCard>> cards =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final CountField best;
  private final CountField times;
  private final ReadOnlyBooleanWrapper replicating = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");
  private final StringBinding choiceProblem;
  private StudySnapshot snapshot;
  private long ended = -1;
  private long expected;
  private boolean stale;
  private Instant restUntil = Instant.MIN;

  /**
   * @param id the study
   * @param follow begins to follow the study anew, after it was started
   */
  public InsightViewModel(Services services, long id, Runnable follow) {
    this.services = services;
    this.id = id;
    this.follow = follow;
    this.best = count(MOST_BEST, BEST, "Study.Insight.Best.Wrong");
    this.times = count(MOST_TIMES, TIMES, "Study.Insight.Times.Wrong");
    this.choiceProblem =
        Bindings.createStringBinding(
            () -> (best.problemProperty().get() + " " + times.problemProperty().get()).strip(),
            best.problemProperty(),
            times.problemProperty());
    this.background = new Background(services);
    this.task = new LatestTask<>(services.background(), services.fx(), this::answered);
    shown.addListener((property, before, now) -> answerIfStale());
    best.textProperty().addListener((property, before, now) -> sayCost());
    times.textProperty().addListener((property, before, now) -> sayCost());
  }

  /** The name of the study; empty before it is there. */
  String studyName() {
    return snapshot == null ? "" : snapshot.study().spec().name();
  }

  /** One run more of a configuration, or one configuration alone, compares nothing. */
  private CountField count(int most, int value, String wrong) {
    return new CountField(LEAST, most, value, () -> services.texts().get(wrong, LEAST, most));
  }

  /** The answers; none before the first are known. */
  public ReadOnlyObjectProperty<List<InsightCard>> cardsProperty() {
    return cards.getReadOnlyProperty();
  }

  /** Whether the tab is looked at. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** How many of the best configurations to replicate. */
  CountField best() {
    return best;
  }

  /** With how many new seeds each. */
  CountField times() {
    return times;
  }

  /** What is wrong with what was typed as these two, or empty: then nothing is replicated. */
  StringBinding choiceProblem() {
    return choiceProblem;
  }

  /**
   * Whether replicates are being queued, or wait until they are tried: pressed twice, the button
   * would queue them twice.
   */
  public ReadOnlyBooleanProperty replicatingProperty() {
    return replicating.getReadOnlyProperty();
  }

  /** How many trials replicates would be and about how long they would take; or empty. */
  public ReadOnlyStringProperty costProperty() {
    return cost.getReadOnlyProperty();
  }

  private void sayCost() {
    if (snapshot == null) {
      return;
    }
    if (!choiceProblem.get().isEmpty()) {
      cost.set("");
      return;
    }
    List<Configuration> chosen = Replicates.candidates(results(snapshot), best.value());
    int trials = chosen.size() * times.value();
    RuntimeSummary runtime = RuntimeSummary.of(snapshot.study(), snapshot.trials());
    int together =
        Math.max(1, runtime.devices()) * Math.max(1, snapshot.study().spec().budget().parallel());
    int turns = (trials + together - 1) / together;
    Texts texts = services.texts();
    TimeText words = new TimeText(texts, ZoneId.systemDefault());
    cost.set(
        trials == 0
            ? ""
            : runtime
                .average()
                .map(time -> words.about(time.multipliedBy(turns)))
                .map(time -> texts.get("Study.Insight.Replicates.Cost", trials, time))
                .orElseGet(() -> texts.get("Study.Insight.Replicates.CostUnknown", trials)));
  }

  /** Takes in where the study stands. */
  public void apply(StudySnapshot now) {
    long over = now.trials().stream().filter(trial -> trial.state().isTerminal()).count();
    stale |= over != ended || snapshot == null;
    ended = over;
    snapshot = now;
    replicating.set(replicates(now) < expected || replicatesWait(now));
    tick();
  }

  /** Call now and then. */
  public void tick() {
    if (!services.clock().instant().isBefore(restUntil)) {
      answerIfStale();
    }
  }

  private void answerIfStale() {
    if (stale && shown.get() && snapshot != null) {
      stale = false;
      StudySnapshot of = snapshot;
      task.submit(() -> new InsightWork(services.texts(), results(of)).cards());
    }
  }

  private static Results results(StudySnapshot snapshot) {
    return Results.of(snapshot.study().spec(), snapshot.trials());
  }

  private void answered(List<InsightCard> answers) {
    boolean imported = ImportedStudies.isOne(snapshot.study().spec());
    List<InsightCard> possible =
        imported
            ? answers.stream()
                .map(card -> card.withoutTrials(services.texts().get("Study.Imported.NoMore")))
                .toList()
            : answers;
    cards.set(
        services.mayWork() ? possible : possible.stream().map(InsightCard::toLookAt).toList());
    restUntil = services.clock().instant().plus(REST);
    sayCost();
  }

  /** Does what the button of a card says. */
  public void act(InsightCard.Kind kind) {
    switch (kind) {
      case REPLICATES -> replicate();
      case AGREEMENT -> followUp("-narrower", InsightViewModel::narrowed);
      case EDGES -> followUp("-wider", InsightViewModel::widened);
      default -> throw new IllegalArgumentException(kind + " is the page's to do");
    }
  }

  private static long replicates(StudySnapshot of) {
    return of.trials().stream().filter(Trial::isReplicate).count();
  }

  private static boolean replicatesWait(StudySnapshot in) {
    return in.trials().stream()
        .anyMatch(trial -> trial.isReplicate() && trial.state() == TrialState.WAITING);
  }

  private void replicate() {
    if (replicating.get() || !choiceProblem.get().isEmpty()) {
      return;
    }
    List<Configuration> chosen = Replicates.candidates(results(snapshot), best.value());
    int seeds = times.value();
    int count = chosen.size() * seeds;
    long before = replicates(snapshot);
    replicating.set(true);
    background.run(
        () -> {
          services.engine().replicate(id, chosen, seeds);
          return count;
        },
        queued -> {
          services
              .dialogs()
              .notice(services.texts().get("Study.Insight.Replicates.Queued", queued));
          // Until they are shown; a snapshot that was made before may come first.
          expected = before + count;
          replicating.set(replicates(snapshot) < expected || replicatesWait(snapshot));
          follow.run();
        },
        wrong ->
            services
                .dialogs()
                .error(
                    services.texts().get("Study.Insight.Replicates.Refused"), Sentences.of(wrong)),
        () -> replicating.set(false));
  }

  private static StudySpec widened(Results results) {
    StudySpec spec = results.spec();
    return spec.withSpace(RangeEdges.widened(spec.space(), RangeEdges.of(results)));
  }

  /** Without what was queued, which may lie in what is left out. */
  private static StudySpec narrowed(Results results) {
    StudySpec spec = results.spec();
    return spec.withSpace(Agreement.narrowed(spec.space(), Agreement.of(results)))
        .withFirst(spec.first().withQueue(List.of()));
  }

  /**
   * Leads to a new study over another search space that starts from the best of this one.
   *
   * @param ending of its name
   * @param changed the study with the other space
   */
  private void followUp(String ending, Function<Results, StudySpec> changed) {
    Results results = results(snapshot);
    String name = results.spec().name();
    // Paths in a kept definition are absolute, so any folder will do.
    Path anywhere = Path.of(System.getProperty("user.home"));
    background.run(
        () ->
            changed
                .apply(results)
                .withName(FreeName.in(services.engine().repository(), name + ending))
                .withWarmStart(Optional.of(new WarmStart(name, WarmStart.BEST))),
        next -> services.navigator().show(new Route.NewStudyFrom(next, anywhere)),
        wrong ->
            services
                .dialogs()
                .error(services.texts().get("Study.Insight.FollowUp.Refused"), Sentences.of(wrong)),
        () -> {});
  }
}
