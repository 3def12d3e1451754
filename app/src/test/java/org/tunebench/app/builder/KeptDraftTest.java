package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.builder.PartChoice.choose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.field.InputField;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;

/** What a person typed into a new study, after the workbench was closed and started again. */
class KeptDraftTest {
  private static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  @TempDir Path home;
  private final FakeServices fakes = new FakeServices();

  /** The drafts of a window that is started now. */
  private BuilderDrafts start() {
    return new BuilderDrafts(
        fakes.get(),
        objective -> SIZE,
        Samplers.kinds(),
        FakeWorkbench.pruners(),
        () -> 1,
        new DraftFile(home));
  }

  private Optional<KeptDraft> kept() {
    return new DraftFile(home).read();
  }

  private static void type(InputField<?> field, String words) {
    field.textProperty().set(words);
  }

  private static String typed(InputField<?> field) {
    return field.textProperty().get();
  }

  @Test
  void aFormThatNobodyTouchedIsNotKept() {
    start().draft();
    assertThat(kept()).isEmpty();
  }

  @Test
  void aWholeDefinitionComesBack() {
    BuilderViewModel before = start().draft();
    type(before.data().file(), "/data/cortex.h5ad");
    type(before.name(), "mine");
    type(before.budget().trials(), "12");
    type(before.budget().time(), "2h");
    before.first().baselineProperty().set(false);
    before.space().remove();

    BuilderViewModel after = start().draft();
    assertThat(typed(after.name())).isEqualTo("mine");
    assertThat(typed(after.data().file())).isEqualTo("/data/cortex.h5ad");
    assertThat(typed(after.budget().trials())).isEqualTo("12");
    assertThat(after.first().baselineProperty().get()).isFalse();
    assertThat(after.space().parameters()).hasSize(before.space().parameters().size());
    assertThat(after.text().textProperty().get()).isEqualTo(before.text().textProperty().get());
    assertThat(after.canStart().get()).isTrue();
    assertThat(after.isDirty()).isTrue();
    assertThat(after.canUndoProperty().get()).isFalse();
  }

  @Test
  void whatWasWrongOrHalfTypedComesBackAsItWas() {
    BuilderViewModel before = start().draft();
    type(before.data().file(), "/data/cortex.h5ad");
    choose(before.objective().part(), "command");
    type(before.metric().name(), "accuracy");
    before.metric().goalProperty().set(Goal.MAXIMIZE);
    type(before.budget().trials(), "a dozen");
    before.space().add();
    ParameterDraft row = before.space().selectedProperty().get();
    type(row.name(), "momentum");
    row.values().kindProperty().set(ParameterKind.CHOICE);
    type(row.values().options(), "0.9, ");
    row.addCondition();
    choose(before.sampler(), before.sampler().kinds().get(1).kind());

    BuilderViewModel after = start().draft();
    assertThat(after.objective().kind()).isEqualTo("command");
    assertThat(typed(after.metric().name())).isEqualTo("accuracy");
    assertThat(after.metric().goalProperty().get()).isEqualTo(Goal.MAXIMIZE);
    assertThat(typed(after.budget().trials())).isEqualTo("a dozen");
    assertThat(typed(after.data().file())).isEqualTo("/data/cortex.h5ad");
    assertThat(after.sampler().kindProperty().get())
        .isEqualTo(before.sampler().kindProperty().get());
    ParameterDraft again = after.space().parameters().get(after.space().parameters().size() - 1);
    assertThat(typed(again.name())).isEqualTo("momentum");
    assertThat(again.values().kindProperty().get()).isEqualTo(ParameterKind.CHOICE);
    assertThat(typed(again.values().options())).isEqualTo("0.9, ");
    assertThat(again.conditions()).hasSize(1);
    assertThat(after.obstacleProperty().get()).isEqualTo(before.obstacleProperty().get());
  }

  @Test
  void numbersComeBackWithTheSignOfTheLocaleOfThen() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
      BuilderViewModel german = start().draft();
      choose(german.objective().part(), "command");
      choose(german.sampler(), "tpe");
      german.space().add();
      type(german.space().parameters().get(0).name(), "lr");
      german.space().parameters().get(0).values().kindProperty().set(ParameterKind.FLOAT);
      type(german.space().parameters().get(0).values().low(), "0,25");
      type(german.space().parameters().get(0).values().high(), "1,5x");
      german.space().add();
      ParameterDraft list = german.space().selectedProperty().get();
      list.values().kindProperty().set(ParameterKind.CHOICE);
      type(list.values().options(), "64,32");
      type(german.budget().target(), "0,125");
      type(german.budget().disk(), "1,5GB");
      type(number(german.sampler()), "0,15");
      int row = german.space().parameters().indexOf(list);

      for (Locale locale : List.of(Locale.GERMANY, Locale.US)) {
        Locale.setDefault(Locale.Category.FORMAT, locale);
        String sign = locale == Locale.US ? "." : ",";
        BuilderViewModel after = start().draft();
        DistributionDraft values = after.space().parameters().get(0).values();
        assertThat(typed(values.low())).isEqualTo("0" + sign + "25");
        assertThat(typed(values.high())).isEqualTo("1" + sign + "5x");
        assertThat(typed(after.space().parameters().get(row).values().options()))
            .isEqualTo("64,32");
        assertThat(after.budget().target().value()).contains(Optional.of(0.125));
        assertThat(typed(after.budget().target())).isEqualTo("0" + sign + "125");
        assertThat(typed(after.budget().disk())).isEqualTo("1" + sign + "5GB");
        assertThat(typed(number(after.sampler()))).isEqualTo("0" + sign + "15");
      }
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  private static InputField<?> number(PartDraft part) {
    return part.settings().stream()
        .filter(draft -> draft.setting().type() == PartKind.Type.NUMBER)
        .findFirst()
        .orElseThrow()
        .field();
  }

  @Test
  void aWrongStudyFileAndPastedPythonComeBack() {
    BuilderViewModel before = start().draft();
    type(before.data().file(), "/data/cortex.h5ad");
    String wrong = before.text().textProperty().get().replace("trials: 100", "trials: many");
    before.text().textProperty().set(wrong);
    before.paste().textProperty().set("lr = trial.suggest_float(");

    BuilderViewModel after = start().draft();
    assertThat(after.text().textProperty().get()).isEqualTo(wrong);
    assertThat(after.text().problemProperty().get()).contains("many");
    assertThat(after.paste().textProperty().get()).isEqualTo("lr = trial.suggest_float(");
    assertThat(typed(after.budget().trials())).isEqualTo("100");
  }

  @Test
  void aFileThatIsBeingMendedComesBackWithItsFolder() {
    start().fill(fresh -> fresh.mend(Path.of("/data/theirs.yaml"), "budget: {trials: many}\n"));

    BuilderViewModel after = start().draft();
    assertThat(after.text().textProperty().get()).isEqualTo("budget: {trials: many}\n");
    assertThat(after.text().problemProperty().get()).isNotEmpty();
    assertThat(kept().map(KeptDraft::folder)).hasValue("/data");
    assertThat(kept().map(KeptDraft::isForeign)).hasValue(true);
    after.paste().textProperty().set("x");
    assertThat(kept().map(KeptDraft::folder)).hasValue("/data");
  }

  @Test
  void nothingIsKeptOfAStudyThatWasStarted() {
    BuilderViewModel draft = start().draft();
    type(draft.data().file(), "/data/cortex.h5ad");
    assertThat(kept()).isPresent();
    draft.start();
    assertThat(fakes.engine().running()).hasSize(1);
    assertThat(kept()).isEmpty();
  }

  @Test
  void aDraftOfEarlierIsNotReplacedUnasked() {
    type(start().draft().data().file(), "/data/cortex.h5ad");

    BuilderDrafts drafts = start();
    drafts.fill(fresh -> fresh.fillFromData(Path.of("/data/b.h5ad")));
    assertThat(fakes.dialogs().confirmations()).hasSize(1);
    assertThat(typed(drafts.draft().data().file())).isEqualTo("/data/cortex.h5ad");
  }

  @Test
  void whatCannotBeReadCountsAsNone() throws IOException {
    Files.writeString(home.resolve(DraftFile.NAME), "{\"values\": [1");
    assertThat(start().draft().isDirty()).isFalse();

    Files.writeString(
        home.resolve(DraftFile.NAME),
        "{\"definition\": \"name: [\", \"later\": 1, \"values\": {\"space/count\": 1,"
            + " \"space/0.log\": \"x\", \"space/0.conditions\": 2, \"name/text\": 7,"
            + " \"budget Trials/\": \"9\"}}");
    BuilderViewModel draft = start().draft();
    assertThat(typed(draft.budget().trials())).isEqualTo("9");
    assertThat(draft.space().parameters()).hasSize(1);
  }
}
