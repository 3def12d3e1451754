package org.tunebench.app.live;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.field.EndingFields;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.BudgetOutlook;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.TrialState;

/** Another budget of a study as it is being set, and what would follow, while the study goes on. */
final class BudgetViewModel {
  private final Services services;
  private final Texts texts;
  private final TimeText times;
  private final StudyViewModel study;
  private final Budget before;
  private final EndingFields fields;
  private final ReadOnlyStringWrapper trialsLabel = new ReadOnlyStringWrapper(this, "trials", "");
  private final ReadOnlyStringWrapper timeLabel = new ReadOnlyStringWrapper(this, "time", "");
  private final ReadOnlyStringWrapper outlook = new ReadOnlyStringWrapper(this, "outlook", "");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper(this, "action", "");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");
  private final InvalidationListener clock = any -> update();
  private final InvalidationListener news = any -> hear();
  private final LatestTask<BudgetOutlook> looking;
  private BudgetOutlook follows;
  private Optional<BudgetOutlook.Answer> answer = Optional.empty();

  /**
   * @param study a study of which there is a snapshot
   */
  BudgetViewModel(Services services, StudyViewModel study) {
    this.services = services;
    this.texts = services.texts();
    this.times = new TimeText(texts, ZoneId.systemDefault());
    this.study = study;
    this.before = snapshot().study().spec().budget();
    this.fields = new EndingFields(texts, this::update);
    fields.preset(before.withTrials(firstProposed()));
    this.looking = new LatestTask<>(services.background(), services.fx(), this::follow);
    study.snapshotProperty().addListener(news);
    study.lineProperty().addListener(clock);
    hear();
  }

  /**
   * One that has ended is offered as many trials as are queued, or as many again where it has used
   * them up: why else would one be here?
   */
  private int firstProposed() {
    if (!study.phaseProperty().get().isOver()) {
      return before.trials();
    }
    long waiting =
        snapshot().trials().stream()
            .filter(trial -> trial.state() == TrialState.WAITING && !trial.isReplicate())
            .count();
    boolean usedUp = snapshot().done() >= before.trials();
    long more = waiting == 0 && usedUp ? before.trials() : waiting;
    long enough = Math.min(Budget.MOST_TRIALS, snapshot().done() + more);
    return Math.max(before.trials(), (int) enough);
  }

  /** Nobody looks any more. */
  void close() {
    study.snapshotProperty().removeListener(news);
    study.lineProperty().removeListener(clock);
  }

  private StudySnapshot snapshot() {
    return study.snapshotProperty().get();
  }

  /** What is being set: the fields begin with what holds. */
  EndingFields fields() {
    return fields;
  }

  /** What the trials are called, and how many of them are done. */
  ReadOnlyStringProperty trialsLabelProperty() {
    return trialsLabel.getReadOnlyProperty();
  }

  /** What the time is called, and how much of it is used. */
  ReadOnlyStringProperty timeLabelProperty() {
    return timeLabel.getReadOnlyProperty();
  }

  /** The metric that decides. */
  String metric() {
    return snapshot().study().spec().metric().name();
  }

  /** What ended or would end the study early, before anything was typed. */
  Stopping stopping() {
    return before.stopping();
  }

  /** What would follow, one sentence; empty while something is wrong, and until it is known. */
  ReadOnlyStringProperty outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  /** What the button says. */
  ReadOnlyStringProperty actionProperty() {
    return action.getReadOnlyProperty();
  }

  /** Whether there is something to do, and nothing is wrong. */
  ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /** The new budget; nothing is wrong. */
  Budget budget() {
    return fields.on(before);
  }

  /** Whether it was to be gone on with: it has ended by itself, and more trials are to come. */
  boolean goesOn() {
    boolean more = answer.filter(follow -> follow.end().isEmpty()).isPresent();
    return more && study.phaseProperty().get().isOver();
  }

  private void hear() {
    StudySnapshot now = snapshot();
    looking.submit(() -> new BudgetOutlook(now));
    update();
  }

  private void follow(BudgetOutlook known) {
    follows = known;
    update();
  }

  private void update() {
    all().forEach(InputField::reread);
    refuseTooFew();
    refuseWrong();
    answer =
        follows != null && right()
            ? Optional.of(follows.of(budget(), study.elapsed()))
            : Optional.empty();
    trialsLabel.set(texts.get("Study.Budget.Trials", snapshot().done()));
    timeLabel.set(timeLabel(study.elapsed()));
    outlook.set(answer.map(this::sentence).orElse(""));
    action.set(texts.get(goesOn() ? "Study.Budget.Action.GoOn" : "Study.Budget.Action.Change"));
    ready.set(answer.isPresent() && (goesOn() || !budget().equals(before)));
  }

  private List<InputField<?>> all() {
    return List.of(
        fields.trials(), fields.time(), fields.target(), fields.patience(), fields.until());
  }

  private boolean right() {
    return all().stream().allMatch(field -> field.value().isPresent());
  }

  private void refuseTooFew() {
    int again = snapshot().goingOn();
    int least = snapshot().done() + again;
    if (fields.trials().value().filter(total -> total < least).isPresent()) {
      refuse(
          fields.trials(),
          again == 0
              ? texts.get("Study.Budget.LessThanDone", least)
              : texts.get("Study.Budget.LessThanGoOn", least, again));
    }
  }

  /** What ends a study must be something that its objective gives. */
  private void refuseWrong() {
    if (right() && !budget().stopping().until().equals(before.stopping().until())) {
      try {
        services.engine().check(snapshot().study().spec().withBudget(budget()));
      } catch (WrongInputException wrong) {
        if (wrong.field().equals("budget.until")) {
          refuse(fields.until(), wrong.getMessage());
        }
      }
    }
  }

  /** Said at once: it may be wrong because more trials are done by now, or from the beginning. */
  private static void refuse(InputField<?> field, String words) {
    field.refuse(Sentences.sentence(words));
    field.touch();
  }

  private String timeLabel(Duration used) {
    return used.isZero()
        ? texts.get("Study.Budget.Time")
        : texts.get("Study.Budget.TimeUsed", times.duration(used));
  }

  private String sentence(BudgetOutlook.Answer follow) {
    return Sentences.sentence(
        follow.end().isPresent() ? end(follow, follow.end().get()) : more(follow));
  }

  private String end(BudgetOutlook.Answer follow, BudgetOutlook.End end) {
    String because =
        follow.because().isEmpty()
            ? texts.get("Study.Budget.Because." + end.name())
            : follow.because();
    if (follow.trials() > 0) {
      return texts.get("Study.Budget.EndsWithRunning", because);
    }
    boolean runs = study.phaseProperty().get().isLive();
    return texts.get(runs ? "Study.Budget.EndsNow" : "Study.Budget.NoMore", because);
  }

  private String more(BudgetOutlook.Answer follow) {
    String trials = texts.get("Study.Budget.More", follow.trials());
    String withTime =
        follow
            .time()
            .map(
                time ->
                    texts.get(
                        follow.timeEnds() ? "Study.Budget.Within" : "Study.Budget.About",
                        trials,
                        follow.timeEnds() ? times.duration(time) : times.about(time)))
            .orElse(trials);
    Phase phase = study.phaseProperty().get();
    boolean now = phase == Phase.RUNNING || phase == Phase.STARTING || phase.isOver();
    return now ? withTime : texts.get("Study.Budget.Later", withTime);
  }
}
