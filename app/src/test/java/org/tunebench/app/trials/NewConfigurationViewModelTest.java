package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A configuration that is made up for a study. */
class NewConfigurationViewModelTest {
  private static final SearchSpace CONDITIONAL =
      new SearchSpace(
          List.of(
              new Parameter("optimizer", Choice.of("sgd", "adam", "lion")),
              new Parameter(
                  "momentum",
                  new FloatRange(0, 0.8),
                  List.of(new Condition("optimizer", List.of("sgd"))))));

  @TempDir private Path folder;
  private FakeSearchEngine engine;
  private Study study;
  private NewConfigurationViewModel model;
  private int closed;

  @BeforeEach
  void open() {
    engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    study = engine.repository().create(FakeStudies.spec("fresh", 10));
    model = model(study);
  }

  private NewConfigurationViewModel model(Study of) {
    TestServices person = new TestServices();
    TrialCommands commands = new TrialCommands(person.on(engine), of.id(), text -> {});
    return new NewConfigurationViewModel(person.on(engine), commands);
  }

  private String text(String parameter) {
    return field(parameter).text().get();
  }

  private ConfigurationEditor.Field field(String parameter) {
    return model.editorProperty().get().fields().stream()
        .filter(field -> field.parameter().name().equals(parameter))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDefaultConfigurationIsFilledInAndQueued() {
    model.open(study.spec(), Optional.empty());
    assertThat(model.starts())
        .extracting(NewConfigurationViewModel.Start::label)
        .containsExactly("Default configuration", "Middle of each range");
    model.queue(() -> closed++);
    assertThat(closed).isEqualTo(1);

    List<Trial> trials = engine.repository().trials(study.id());
    assertThat(trials).extracting(Trial::state).containsExactly(TrialState.WAITING);
    assertThat(trials.get(0).configuration()).isEqualTo(FakeStudies.defaultConfiguration());
    assertThat(model.editorProperty().get()).isNull();
  }

  @Test
  void theMiddleIsWrittenAsAPersonWouldWriteIt() {
    model.open(study.spec(), Optional.empty());
    model.startProperty().set(model.starts().get(1));
    assertThat(text("lr")).isEqualTo("0.001");
    FloatRange narrow = new FloatRange(1.00000001, 1.00000003);
    assertThat(narrow.contains(ConfigurationEditor.middle(narrow))).isTrue();
  }

  @Test
  void theBoundsOfARangeHaveACommaBetweenThemAndPointsWithin() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
      model.open(study.spec(), Optional.empty());
      model.startProperty().set(model.starts().get(1));
      assertThat(text("lr")).isEqualTo("0,001");
      assertThat(field("lr").range()).isEqualTo("float [0.0001, 0.01] on a log scale");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void theBestTrialMayBeBegunWith() {
    Trial best = FakeStudies.trial(7);
    model.open(study.spec(), Optional.of(best));
    model.startProperty().set(model.starts().get(1));
    assertThat(model.starts().get(1).label()).isEqualTo("Best trial so far, #7");
    model.queue(() -> closed++);
    assertThat(engine.repository().trials(study.id()).get(0).configuration())
        .isEqualTo(best.configuration());
  }

  @Test
  void whatIsWrongIsSaidAndStays() {
    model.open(study.spec(), Optional.empty());
    field("lr").text().set("fast");
    model.queue(() -> closed++);
    assertThat(closed).isZero();
    assertThat(field("lr").problemProperty().get()).startsWith("Give a number from 0.0001");
    assertThat(text("lr")).isEqualTo("fast");
    assertThat(engine.repository().trials(study.id())).isEmpty();

    model.open(study.spec(), Optional.empty());
    assertThat(text("lr")).as("opened again").isEqualTo("fast");
    model.cancel();
    model.open(study.spec(), Optional.empty());
    assertThat(text("lr")).isNotEqualTo("fast");
  }

  @Test
  void theFieldsStayOpenUntilTheBackgroundHasQueuedThemOnce() {
    List<Runnable> waiting = new ArrayList<>();
    Services services = new TestServices().on(engine, waiting::add, Runnable::run);
    TrialCommands commands = new TrialCommands(services, study.id(), text -> {});
    model = new NewConfigurationViewModel(services, commands);
    model.open(study.spec(), Optional.empty());
    model.queue(() -> closed++);
    model.queue(() -> closed++);
    assertThat(closed).isZero();
    assertThat(model.editorProperty().get()).isNotNull();
    List.copyOf(waiting).forEach(Runnable::run);
    assertThat(closed).isEqualTo(1);
    assertThat(engine.repository().trials(study.id())).hasSize(1);
  }

  @Test
  void nothingTypedIsLostWhereQueuingIsRefused() {
    engine.refuseNext(new WrongInputException("", "this study is not in the workspace any more"));
    model.open(study.spec(), Optional.empty());
    field("lr").text().set("0.002");
    model.queue(() -> closed++);
    assertThat(model.problemProperty().get()).contains("not in the workspace");
    assertThat(text("lr")).isEqualTo("0.002");
    assertThat(closed).isZero();
  }

  @Test
  void optionsThatDifferInNothingButTheirCaseAreTakenAsTyped() {
    SearchSpace letters = new SearchSpace(List.of(new Parameter("p", Choice.of("a", "A"))));
    model.open(FakeStudies.spec("letters", 10).withSpace(letters), Optional.empty());
    field("p").text().set("A");
    model.queue(() -> closed++);
    assertThat(engine.repository().trials(study.id()).get(0).configuration().get("p"))
        .contains("A");
  }

  @Test
  void parametersThatDoNotExistAreLeftOutAndHaveAValueOnceTheyDo() {
    StudySpec spec = FakeStudies.spec("conditional", 10);
    model.open(spec.withSpace(CONDITIONAL), Optional.empty());
    assertThat(field("momentum").activeProperty().get()).isFalse();
    field("optimizer").text().set("sgd");
    assertThat(field("momentum").activeProperty().get()).isTrue();
    assertThat(text("momentum")).isEqualTo("0.4");
  }
}
