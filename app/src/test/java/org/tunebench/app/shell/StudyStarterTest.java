package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.table.TableLook.Remark;
import org.tunebench.engine.studyfile.table.TableLook.Role;

class StudyStarterTest {
  private final FakeServices fakes = new FakeServices();
  private final StudyStarter starter =
      new StudyStarter(
          fakes.get(),
          StudyStarterTest::read,
          () -> new DemoSearch(FakeStudies.spec("demo-search", 5), Path.of("/tmp")));

  private static StudyFile read(Path file) {
    if (file.endsWith("wrong.yaml")) {
      throw new WrongInputException("space.lr", "the range is reversed: write [1, 2]");
    }
    return FakeStudies.file(FakeStudies.spec("from-file", 5), "line 4: project is not used");
  }

  @Test
  void theDemoStartsAndEachFurtherOneHasANameOfItsOwn() {
    starter.startDemo();
    starter.startDemo();

    assertThat(fakes.engine().repository().summaries())
        .extracting(s -> s.name())
        .containsExactlyInAnyOrder("demo-search", "demo-search-2");
    assertThat(fakes.engine().running()).hasSize(2);
    assertThat(fakes.routes()).containsExactly(new Route.StudyPage(1), new Route.StudyPage(2));
    assertThat(starter.busyProperty().get()).isEmpty();
  }

  @Test
  void filesForAWorkspaceThatIsOnlyLookedAtAreRefused(@TempDir Path folder) throws IOException {
    Path trials = Files.writeString(folder.resolve("a.csv"), "trial,state,loss,lr\n");
    fakes.engine().ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    starter.open(Path.of("/data/Sweep.YAML"));
    fakes.engine().ownedBy(new SearchEngine.Owner("process 7", true, Instant.EPOCH));
    starter.open(List.of(trials, trials));
    fakes.engine().ownedBy(new SearchEngine.Owner("", true, Instant.EPOCH));
    starter.open(Path.of("/data/Sweep.YAML"));

    assertThat(fakes.dialogs().errors())
        .containsExactly(
            "The workspace is in use by process 7, and nothing is changed from here: do it there,"
                + " or once that has ended.",
            "The workspace was in use by process 7, and this is a copy of it: open the workspace"
                + " first, then do it.",
            "The folder of this workspace may only be read, and nothing is changed from here: copy"
                + " it to one that you may write, and open that.");
    assertThat(fakes.routes()).isEmpty();
  }

  @Test
  void aDemoThatCannotStartSaysWhy() {
    fakes.engine().refuseNext(new WrongInputException("", "the disk is full: free 1 GB"));
    starter.startDemo();

    assertThat(fakes.dialogs().errors()).containsExactly("The disk is full: free 1 GB.");
    assertThat(fakes.routes()).isEmpty();
    assertThat(starter.busyProperty().get()).isEmpty();
  }

  @Test
  void aDemoThatIsRefusedAfterItWasMadeLeavesNothingBehind() {
    fakes.engine().breakAfter(1, new WrongInputException("", "the disk is full: free 1 GB"));
    starter.startDemo();
    assertThat(fakes.dialogs().errors()).containsExactly("The disk is full: free 1 GB.");
    assertThat(fakes.engine().repository().summaries()).isEmpty();

    starter.startDemo();
    assertThat(fakes.engine().repository().summaries())
        .extracting(s -> s.name())
        .containsExactly("demo-search");
  }

  @Test
  void anErrorInOneFileHoldsUpNeitherTheOthersNorWhatIsOpenedNext(@TempDir Path folder)
      throws IOException {
    Path first = folder.resolve("first.csv");
    Files.writeString(first, "trial,state,loss,lr\n0,completed,0.5,0.1\n1,completed,0.4,0.2\n");
    Path second = Files.copy(first, folder.resolve("second.csv"));
    fakes
        .engine()
        .repository()
        .breakNext(
            () -> {
              throw new OutOfMemoryError("full");
            });
    assertThatThrownBy(() -> starter.open(List.of(first, second))).hasMessage("full");

    assertThat(starter.busyProperty().get()).isEmpty();
    assertThat(fakes.engine().repository().summaries())
        .extracting(s -> s.name())
        .containsExactly("second");
  }

  @Test
  void filesAreToldApartByTheirEnding() {
    starter.open(Path.of("/data/Sweep.YAML"));
    starter.open(Path.of("/data/cortex.h5ad"));

    assertThat(fakes.routes().get(0))
        .isInstanceOfSatisfying(
            Route.NewStudyFrom.class,
            route -> {
              assertThat(route.spec().name()).isEqualTo("from-file");
              assertThat(route.isForeign()).isTrue();
              assertThat(route.notes()).containsExactly("line 4: project is not used");
              assertThat(route.folder()).isEqualTo(Path.of("/data"));
            });
    assertThat(fakes.routes().get(1)).isEqualTo(new Route.NewStudy(Path.of("/data/cortex.h5ad")));

    Path script = Path.of("/project/train.py");
    starter.open(script);
    fakes.dialogs().choose(script);
    starter.chooseScript();
    assertThat(fakes.routes().subList(2, 4))
        .containsExactly(new Route.NewStudyScript(script), new Route.NewStudyScript(script));
  }

  @Test
  void whatIsNoDataIsOpenedAsWhatItIsWhereDataWasAskedFor() {
    fakes.dialogs().choose(Path.of("/data/sweep.yaml"));
    starter.chooseData();
    fakes.dialogs().choose(Path.of("/data/train.py"));
    starter.chooseData();
    fakes.dialogs().choose(Path.of("/data/cortex.h5ad"));
    starter.chooseData();

    assertThat(fakes.routes().get(0)).isInstanceOf(Route.NewStudyFrom.class);
    assertThat(fakes.routes().subList(1, 3))
        .containsExactly(
            new Route.NewStudyScript(Path.of("/data/train.py")),
            new Route.NewStudy(Path.of("/data/cortex.h5ad")));
  }

  @Test
  void finishedTrialsBecomeAStudyHoweverTheyCome(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trials.csv");
    Files.writeString(file, "trial,state,loss,lr\n0,completed,0.5,0.1\n1,completed,0.4,0.2\n");
    starter.open(file);
    fakes.dialogs().choose(file);
    starter.chooseFinishedTrials();

    assertThat(fakes.engine().repository().summaries())
        .extracting(s -> s.name())
        .containsExactlyInAnyOrder("trials", "trials-2");
    assertThat(fakes.routes()).containsExactly(new Route.StudyPage(1), new Route.StudyPage(2));
  }

  @Test
  void trialsThatCannotBeImportedAreOneSentence(@TempDir Path folder) throws IOException {
    fakes
        .dialogs()
        .choose(Files.writeString(folder.resolve("a.csv"), "trial,state,loss,lr\n0,gone,1,2\n"));
    starter.chooseFinishedTrials();

    assertThat(fakes.dialogs().errors())
        .singleElement()
        .asString()
        .startsWith("a.csv, line 2, state: must be one of")
        .endsWith("not gone.");
    assertThat(fakes.engine().repository().summaries()).isEmpty();
  }

  @Test
  void ofSeveralFilesThoseThatCanBeAreImportedAndTheOthersNamed(@TempDir Path folder)
      throws IOException {
    Path good = folder.resolve("good.csv");
    Files.writeString(good, "trial,state,loss,lr\n0,completed,0.5,0.1\n1,completed,0.4,0.2\n");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "trial,state,loss,lr\n0,gone,1,2\n");
    Path gone = folder.resolve("gone.csv");
    Path other = Files.copy(good, folder.resolve("other.csv"));
    starter.open(List.of(bad, good, gone, other));

    assertThat(fakes.engine().repository().summaries())
        .extracting(s -> s.name())
        .containsExactlyInAnyOrder("good", "other");
    assertThat(fakes.dialogs().errors())
        .singleElement()
        .asString()
        .startsWith("bad.csv, line 2, state: must be one of")
        .contains("\ngone.csv")
        .hasLineCount(2);
    assertThat(fakes.routes()).containsExactly(new Route.Studies());
    assertThat(starter.busyProperty().get()).isEmpty();
  }

  @Test
  void whatTheColumnsAreIsAskedOnceWhereNothingTells(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("old.csv");
    Files.writeString(file, "id,score,layers,time_s\na,0.7,1,3\nb,0.9,2,NaN\n");
    fakes
        .dialogs()
        .choose(file)
        .assign(
            table -> {
              assertThat(table.file()).isEqualTo("old.csv");
              assertThat(table.trials()).isEqualTo(2);
              assertThat(table.columns())
                  .extracting(TableDraft.Column::name, column -> column.roleProperty().get())
                  .containsExactly(
                      tuple("id", Role.SKIP),
                      tuple("score", Role.RESULT),
                      tuple("layers", Role.PARAMETER),
                      tuple("time_s", Role.METRIC));
              assertThat(table.problemProperty().get())
                  .isEqualTo("Choose whether less or more score is better.");
              table.goalProperty().set(Goal.MAXIMIZE);
              assertThat(table.problemProperty().get()).isEmpty();
            });
    starter.chooseFinishedTrials();

    assertThat(fakes.dialogs().errors()).isEmpty();
    StudySummary study = fakes.engine().repository().summaries().get(0);
    assertThat(study.metric().name()).isEqualTo("score");
    assertThat(study.best()).hasValue(0.9);
    assertThat(fakes.engine().repository().trials(study.id()).get(1).configuration().values())
        .containsOnlyKeys("layers");

    fakes.dialogs().choose(file);
    starter.chooseFinishedTrials();
    assertThat(fakes.dialogs().errors()).as("left out by the person").isEmpty();
    assertThat(starter.busyProperty().get()).isEmpty();
    assertThat(fakes.engine().repository().summaries()).hasSize(1);
  }

  @Test
  void decimalCommasAreReadAndSaidInTheDialog(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("alt.csv");
    Files.writeString(file, "lr;score\n0,01;93,5\n0,1;88\n");
    fakes
        .dialogs()
        .choose(file)
        .assign(
            table -> {
              assertThat(table.columns())
                  .extracting(TableDraft.Column::remark)
                  .containsOnly(Remark.DECIMAL_COMMAS);
              table.goalProperty().set(Goal.MAXIMIZE);
            });
    starter.chooseFinishedTrials();

    assertThat(fakes.dialogs().errors()).isEmpty();
    assertThat(fakes.engine().repository().summaries().get(0).best()).hasValue(93.5);
  }

  @Test
  void aTableThatCannotBeReadAsWasSaidIsAskedForAgainAsItWas(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("old.csv");
    Files.writeString(file, "loss,layers,width\n0.7,1,8\n0.9,2,NaN\n");
    fakes
        .dialogs()
        .choose(file)
        .assign(
            table -> {
              TableDraft.Column width = table.columns().get(2);
              assertThat(width.remark()).isEqualTo(Remark.NOT_FINITE);
              assertThat(width.concernsRole()).as("a result may be NaN").isFalse();
              width.roleProperty().set(Role.PARAMETER);
              assertThat(width.concernsRole()).isTrue();
            })
        .assign(
            table -> {
              assertThat(table.problemProperty().get()).contains("a parameter cannot be NaN");
              assertThat(table.columns().get(2).roleProperty().get()).isEqualTo(Role.PARAMETER);
              table.columns().get(2).roleProperty().set(Role.SKIP);
              assertThat(table.problemProperty().get()).isEmpty();
            });
    starter.chooseFinishedTrials();

    assertThat(fakes.dialogs().errors()).isEmpty();
    assertThat(fakes.engine().repository().summaries()).hasSize(1);
  }

  @Test
  void oneColumnIsTheResultAndSomeAreParameters(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("old.csv");
    Files.writeString(file, "a,b,c\n0.7,1,8\n0.9,2,9\n");
    fakes
        .dialogs()
        .choose(file)
        .assign(
            table -> {
              TableDraft.Column first = table.columns().get(0);
              TableDraft.Column second = table.columns().get(1);
              assertThat(table.problemProperty().get()).startsWith("Choose which column");
              first.roleProperty().set(Role.RESULT);
              table.goalProperty().set(Goal.MINIMIZE);
              second.roleProperty().set(Role.RESULT);
              assertThat(first.roleProperty().get()).isEqualTo(Role.METRIC);
              assertThat(table.goalProperty().get()).as("said of the other").isNull();
              table.goalProperty().set(Goal.MINIMIZE);
              table.columns().get(2).roleProperty().set(Role.SKIP);
              assertThat(table.problemProperty().get()).contains("at least one parameter");
            });
    starter.chooseFinishedTrials();
    assertThat(fakes.engine().repository().summaries()).isEmpty();
  }

  @Test
  void whatIsSaidOfAFileNamesNoOptionOfTheCommandLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("holes.csv");
    Files.writeString(file, "trial,state,loss,x,y\n0,completed,1,1,1\n1,completed,2,1,\n");
    starter.open(file);

    assertThat(fakes.dialogs().errors())
        .singleElement()
        .asString()
        .contains("leave the column out")
        .doesNotContain("--");
  }

  @Test
  void aStudyFileWithErrorsIsOpenedToBeMendedHoweverItComes(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), "space: {lr: [2, 1]}\n");
    fakes.dialogs().choose(file);
    starter.chooseStudyFile();
    starter.open(file);

    Route text = new Route.NewStudyText(file, "space: {lr: [2, 1]}\n");
    assertThat(fakes.routes()).containsExactly(text, text);
    assertThat(fakes.dialogs().errors()).isEmpty();
  }

  @Test
  void aStudyFileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
    fakes.dialogs().choose(Files.write(folder.resolve("wrong.yaml"), new byte[] {(byte) 0xC3, 1}));
    starter.chooseStudyFile();

    assertThat(fakes.dialogs().errors())
        .containsExactly("wrong.yaml: is not text: a study file is YAML text in UTF-8.");
    assertThat(fakes.routes()).isEmpty();
  }

  @Test
  void choosingNothingLeadsNowhere() {
    starter.chooseData();
    starter.chooseStudyFile();
    assertThat(fakes.routes()).isEmpty();
  }

  @Test
  void aFileIsReadInTheBackgroundAndWhoComesMeanwhileIsTold(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("trials.csv");
    Files.writeString(file, "trial,state,loss,lr\n0,completed,0.5,0.1\n1,completed,0.4,0.2\n");
    Queue<Runnable> later = new ArrayDeque<>();
    TestServices person = new TestServices();
    StudyStarter busy =
        new StudyStarter(
            person.on(fakes.engine(), later::add, Runnable::run),
            StudyStarterTest::read,
            () -> new DemoSearch(FakeStudies.spec("demo-search", 5), folder));
    busy.open(file);
    assertThat(busy.busyProperty().get()).isEqualTo("Reading the file…");
    busy.open(Path.of("/data/cortex.h5ad"));
    assertThat(person.told())
        .containsExactly("Reading the file…: Wait until that is done, then try again.");
    while (!later.isEmpty()) {
      later.remove().run();
    }
    assertThat(person.shown()).containsExactly(new Route.StudyPage(1));
  }
}
