package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** Pins, tags and notes, from the key to the column; and what is put on the clipboard. */
class TrialMarksTest {
  private final FakeServices fakes = new FakeServices();
  private final List<String> copied = new ArrayList<>();
  private final TrialsViewModel table = new TrialsViewModel(fakes.get());
  private Study study;
  private TrialCommands commands;
  private TrialMarks marks;

  @BeforeEach
  void open() {
    study = FakeStudies.filled(fakes.engine().repository(), "a", 20, 30, StudyState.STOPPED);
    commands = new TrialCommands(fakes.get(), study.id(), copied::add);
    marks = commands.marks();
    marks.marksProperty().addListener((was, old, now) -> table.marked(now));
    StudySnapshot now = fakes.engine().snapshot(study.id()).orElseThrow();
    table.apply(now, BestAndWorst.ranked(now.study().spec().metric(), now.trials()));
  }

  private List<Integer> shown(String filter) {
    table.filterProperty().set(filter);
    assertThat(table.filterProblemProperty().get()).isEmpty();
    return table.shownTrials().stream().map(Trial::number).toList();
  }

  private List<String> columns() {
    return table.columnsProperty().get().stream().map(TrialColumn::id).toList();
  }

  @Test
  void marksAreKeptShownAndTakenBack() {
    assertThat(columns()).doesNotContain("pinned", "tags", "note");
    marks.togglePin(3);
    fakes.dialogs().type(" good , look  again,,good");
    marks.askTags(3);
    fakes.dialogs().type("odd loss");
    marks.askNote(4);

    assertThat(fakes.engine().repository().marks(study.id()))
        .isEqualTo(
            Map.of(
                3,
                new Marks(true, new TreeSet<>(List.of("good", "look  again")), ""),
                4,
                Marks.NONE.withNote("odd loss")));
    assertThat(columns()).endsWith("pinned", "tags", "note");
    fakes.dialogs().type("");
    marks.askTags(3);
    assertThat(fakes.dialogs().proposals()).last().isEqualTo("good, look  again");
    marks.togglePin(3);
    fakes.dialogs().type("");
    marks.askNote(4);
    assertThat(fakes.engine().repository().marks(study.id())).isEmpty();
    assertThat(columns()).doesNotContain("pinned");
  }

  @Test
  void whereStudiesAreOnlyLookedAtNobodyTypesInVain() {
    fakes.engine().ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    marks.togglePin(3);
    marks.askTags(3);
    marks.askTags(List.of(3, 4));
    marks.askNote(3);
    marks.askNote(List.of(3, 4));

    assertThat(fakes.dialogs().errors()).hasSize(5).allMatch(e -> e.contains("by process 7"));
    assertThat(fakes.dialogs().proposals()).as("no question was asked").isEmpty();
    assertThat(marks.mayChange()).isFalse();
    assertThat(marks.marksProperty().get()).isEmpty();
  }

  @Test
  void pinsOfSeveralAreTakenBackByTheNoticeOfThem() {
    marks.togglePin(3);
    assertThat(fakes.dialogs().notices()).as("of one trial").isEmpty();
    marks.togglePins(List.of(3, 5, 7));
    assertThat(fakes.dialogs().notices()).containsExactly("2 trials are pinned.");
    fakes.dialogs().takeOffer();
    assertThat(shown("pinned")).containsExactly(3);
    marks.togglePins(List.of(3, 5, 7));
    marks.togglePins(List.of(3, 5, 7));
    assertThat(fakes.dialogs().notices()).endsWith("3 trials are no longer pinned.");
    fakes.dialogs().takeOffer();
    assertThat(shown("pinned")).containsExactly(3, 5, 7);
    assertThat(fakes.engine().repository().marks(study.id())).containsOnlyKeys(3, 5, 7);
  }

  @Test
  void severalAreMarkedTogetherAndKeepWhatIsTheirOwn() {
    marks.togglePin(3);
    marks.togglePins(List.of(3, 5, 7));
    assertThat(shown("pinned")).containsExactly(3, 5, 7);
    marks.togglePins(List.of(3, 5));
    assertThat(shown("pinned")).containsExactly(7);

    fakes.dialogs().type("both, mine").type("both");
    marks.askTags(3);
    marks.askTags(5);
    fakes.dialogs().type("new");
    marks.askTags(List.of(3, 5));
    assertThat(fakes.dialogs().proposals()).last().isEqualTo("both");
    assertThat(marks.of(3).tags()).containsExactly("mine", "new");
    assertThat(marks.of(5).tags()).containsExactly("new");
  }

  @Test
  void oneNoteIsWrittenOnSeveralAndNothingTypedLosesNone() {
    fakes.dialogs().type("odd loss");
    marks.askNote(List.of(3, 5));
    assertThat(fakes.dialogs().proposals()).last().isEqualTo("");
    assertThat(marks.of(3).note()).isEqualTo("odd loss");
    assertThat(marks.of(5).note()).isEqualTo("odd loss");
    fakes.dialogs().type(" ");
    marks.askNote(List.of(3, 4));
    assertThat(marks.of(3).note()).as("not the note of both").isEqualTo("odd loss");
    fakes.dialogs().type("");
    marks.askNote(List.of(3, 5));
    assertThat(fakes.dialogs().proposals()).last().isEqualTo("odd loss");
    assertThat(marks.marksProperty().get()).isEmpty();
  }

  @Test
  void configurationsOfSeveralAreCopiedAsOneText() {
    List<Trial> two = table.allTrials().subList(2, 4);
    commands.copyJson(two);
    commands.copyYaml(two);
    commands.copyPython(two);
    commands.copyYaml(two.subList(0, 1));

    assertThat(copied.get(0)).startsWith("[\n{").endsWith("}\n]").containsOnlyOnce("},\n{");
    assertThat(copied.get(1)).containsOnlyOnce("---\n").contains("n_latent: ");
    assertThat(copied.get(2)).startsWith("[\n  {").contains("},\n  {").endsWith("}\n]");
    assertThat(copied.get(3)).isEqualTo(copied.get(1).substring(0, copied.get(1).indexOf("---")));
    assertThat(fakes.dialogs().notices()).startsWith("The configurations of 2 trials were copied.");
  }

  @Test
  void trialsAreCopiedWithTheirResultsAsLinesForASpreadsheet() {
    marks.togglePins(List.of(3));
    commands.copyTable(table.spec(), table.allTrials().subList(2, 4));

    List<String> lines = copied.get(0).lines().toList();
    assertThat(lines).hasSize(3);
    List<String> heading = List.of(lines.get(0).split("\t"));
    assertThat(heading).startsWith("trial", "state").contains("n_latent", "pinned");
    assertThat(lines.get(1)).startsWith("2\t");
    assertThat(lines.get(2).split("\t", -1)).hasSameSizeAs(heading).contains("3", "true");
    assertThat(fakes.dialogs().notices().get(fakes.dialogs().notices().size() - 1))
        .startsWith("2 trials are on the clipboard");
  }

  @Test
  void whatIsNoTagIsSaidInASentence() {
    fakes.dialogs().type("x".repeat(41));
    marks.askTags(3);
    assertThat(fakes.dialogs().errors()).singleElement().asString().contains("is no tag");
    assertThat(marks.marksProperty().get()).isEmpty();
  }

  @Test
  void whatWasTypedComesBackAfterItWasRefused() {
    fakes.dialogs().type("good, \"a b\"").type("good, a b");
    marks.askTags(3);
    assertThat(fakes.dialogs().errors()).hasSize(1);
    assertThat(fakes.dialogs().proposals()).containsExactly("", "good, \"a b\"");
    assertThat(marks.of(3).tags()).containsExactly("a b", "good");

    String long41 = "x".repeat(41);
    fakes.dialogs().type(long41).type("both");
    marks.askTags(List.of(3, 5));
    assertThat(fakes.dialogs().proposals()).last().isEqualTo(long41);
    assertThat(marks.of(5).tags()).containsExactly("both");

    String tooLong = "x".repeat(Marks.LONGEST_NOTE + 1);
    fakes.dialogs().type(tooLong).type("short");
    marks.askNote(List.of(3, 5));
    assertThat(fakes.dialogs().proposals()).last().isEqualTo(tooLong);
    assertThat(marks.of(5).note()).isEqualTo("short");
    assertThat(fakes.dialogs().errors()).hasSize(3);
  }

  @Test
  void whatIsNoMarkIsRefusedOnceForAllAndChangesNone() {
    marks.togglePin(5);
    Map<Integer, Marks> before = marks.marksProperty().get();
    fakes.dialogs().type("x".repeat(Marks.LONGEST_NOTE + 1));
    marks.askNote(List.of(3, 5, 7));
    assertThat(fakes.dialogs().errors()).singleElement().asString().contains("at most 10000");
    fakes.dialogs().type("good, " + "x".repeat(41));
    marks.askTags(List.of(3, 5, 7));
    assertThat(fakes.dialogs().errors()).hasSize(2);
    assertThat(marks.marksProperty().get()).isEqualTo(before);
    assertThat(fakes.engine().repository().marks(study.id())).isEqualTo(before);
  }

  @Test
  void whoeverListensHearsOnceOfTheMarksOfSeveral() {
    List<Map<Integer, Marks>> heard = new ArrayList<>();
    marks.marksProperty().addListener((was, old, now) -> heard.add(now));
    marks.togglePins(List.of(3, 5, 7));
    fakes.dialogs().type("good").type("odd loss");
    marks.askTags(List.of(3, 5));
    marks.askNote(List.of(3, 5));
    assertThat(heard).hasSize(3);
    assertThat(heard.get(0)).containsOnlyKeys(3, 5, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pinned; 3 5",
        "PINNED and trial > 3; 5",
        "not pinned and trial < 5 and trial > 1; 2 4",
        "tag = good; 3 4",
        "tag = goo; ''",
        "tag != good and pinned; 5",
        "tags ~ goo; 3 4",
        "note ~ why; 5",
        "pinned = true; 3 5",
      })
  void marksAreFilteredBy(String filter, String expected) {
    marks.togglePin(3);
    marks.togglePin(5);
    fakes.dialogs().type("good, x").type("good").type("why not");
    marks.askTags(3);
    marks.askTags(4);
    marks.askNote(5);

    assertThat(shown(filter))
        .isEqualTo(
            expected.isEmpty()
                ? List.of()
                : List.of(expected.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void aFilterForMarksHoldsBeforeThereAreAny() {
    assertThat(shown("pinned")).isEmpty();
    marks.togglePin(7);
    assertThat(table.shownTrials()).extracting(Trial::number).containsExactly(7);
    assertThat(shown("not pinned")).hasSize(19);
  }

  @Test
  void marksAreReadWhenThePageOpens() {
    fakes.engine().repository().mark(study.id(), Map.of(9, Marks.NONE.withPinned(true)));
    marks.load();
    assertThat(shown("pinned")).containsExactly(9);
  }

  @Test
  void aConfigurationIsCopiedAsPythonAndAsTheCommand() {
    Trial trial = fakes.engine().repository().trials(study.id()).get(0);
    Trial odd =
        Trial.waiting(
            trial.number(),
            trial.source(),
            new Configuration(
                new java.util.TreeMap<>(
                    Map.of("lr", 0.0001, "n", 3L, "name", "it's \"x\"", "warm", true))));
    commands.copyPython(odd);
    commands.copyCommand(
        new PartSpec("command")
            .with("run", List.of("python3", "train.py", "--lr={{ lr }}", "{{ name }}")),
        List.of(odd));

    assertThat(copied)
        .containsExactly(
            "{\"lr\": 0.0001, \"n\": 3, \"name\": \"it's \\\"x\\\"\", \"warm\": True}",
            "python3 train.py --lr=0.0001 'it'\\''s \"x\"'");
  }

  private TrialMarks marksOn(Executor threads) {
    return new TrialMarks(
        new TestServices().on(fakes.engine(), threads, Runnable::run), study.id());
  }

  @Test
  void whatWasChosenLastIsWhatStaysWhicheverThreadIsFirst() {
    Deque<Runnable> threads = new ArrayDeque<>();
    TrialMarks quick = marksOn(threads::push);
    quick.togglePin(3);
    quick.togglePin(3);
    quick.togglePin(5);
    while (!threads.isEmpty()) {
      threads.pop().run();
    }

    assertThat(quick.marksProperty().get()).containsOnlyKeys(5);
    assertThat(fakes.engine().repository().marks(study.id())).containsOnlyKeys(5);
  }

  @Test
  void whatIsChosenWhileMarksAreReadIsNotLostFromTheScreen() {
    Queue<Runnable> later = new ArrayDeque<>();
    TrialMarks slow = marksOn(later::add);
    fakes.engine().repository().mark(study.id(), Map.of(9, Marks.NONE.withPinned(true)));
    slow.load();
    slow.togglePin(3);
    while (!later.isEmpty()) {
      later.remove().run();
    }

    assertThat(slow.marksProperty().get()).containsOnlyKeys(3, 9);
  }

  @Test
  void whatCannotBeKeptIsNotShownAnyLonger() {
    marks.togglePin(5);
    for (Runnable trouble :
        List.<Runnable>of(
            () -> {
              throw new StorageException("the disk is full", null);
            },
            () -> {
              throw new OutOfMemoryError("full");
            })) {
      fakes.engine().repository().breakNext(trouble);
      assertThatThrownBy(() -> marks.togglePins(List.of(3, 7))).hasMessageContaining("full");
      assertThat(marks.marksProperty().get()).containsOnlyKeys(5);
    }
    assertThat(fakes.engine().repository().marks(study.id())).containsOnlyKeys(5);
  }
}
