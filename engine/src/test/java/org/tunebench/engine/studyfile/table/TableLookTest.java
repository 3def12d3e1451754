package org.tunebench.engine.studyfile.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.table.TableLook.Remark;
import org.tunebench.engine.studyfile.table.TableLook.Role;

/** What columns of other people's tables are taken for before anybody says so. */
class TableLookTest {
  private static TableLook look(String text) {
    return TrialTables.look(text, "t.csv", BuiltInObjectives.types());
  }

  @Test
  void eachColumnIsGuessedByItsNameAndItsValues() {
    TableLook look =
        look(
            """
            id,lr,batch,score,time_s,note,acc,width
            1,0.1,32,0.9,12,ok,0.8,8
            2,0.01,64,0.95,10,,0.85,nan
            3,abc,64,nan,10,x,0.7,16
            4,0.001,128,,11,"y, z",,8
            """);

    assertThat(look.trials()).isEqualTo(4);
    assertThat(look.isClear()).isFalse();
    assertThat(look.columns())
        .extracting(TableLook.Column::name, TableLook.Column::role, TableLook.Column::remark)
        .containsExactly(
            tuple("id", Role.SKIP, Remark.NAMES_TRIALS),
            tuple("lr", Role.PARAMETER, Remark.TEXT_AND_NUMBERS),
            tuple("batch", Role.PARAMETER, Remark.NONE),
            tuple("score", Role.RESULT, Remark.NOT_FINITE),
            tuple("time_s", Role.METRIC, Remark.NONE),
            tuple("note", Role.SKIP, Remark.NONE),
            tuple("acc", Role.METRIC, Remark.NONE),
            tuple("width", Role.METRIC, Remark.NOT_FINITE));
    assertThat(look.columns().get(3).goal()).isEmpty();
    assertThat(look.columns().get(6).goal()).contains(Goal.MAXIMIZE);
    assertThat(look.columns().get(5).first()).containsExactly("ok", "", "x");
  }

  @Test
  void wordsThatOnlyQualifyOthersSayNothing() {
    TableLook look = look("loss_weight,model_name,time_steps,acc_val\n1,a,3,4\n2,b,4,5\n");
    assertThat(look.columns())
        .extracting(TableLook.Column::role)
        .containsExactly(Role.PARAMETER, Role.PARAMETER, Role.PARAMETER, Role.RESULT);
  }

  @Test
  void howMuchAResultVariesIsNoParameter() {
    assertThat(look("loss,loss_std,lr\n1,2,3\n").columns())
        .extracting(TableLook.Column::role)
        .containsExactly(Role.RESULT, Role.METRIC, Role.PARAMETER);
  }

  @Test
  void wordsWithinNamesSayWhatIsBetter() {
    TableLook look = look("val_loss,test-accuracy,glossy\n1,2,3\n");
    assertThat(look.columns())
        .extracting(TableLook.Column::role, TableLook.Column::goal)
        .containsExactly(
            tuple(Role.RESULT, Optional.of(Goal.MINIMIZE)),
            tuple(Role.METRIC, Optional.of(Goal.MAXIMIZE)),
            tuple(Role.PARAMETER, Optional.empty()));
  }

  @Test
  void nobodyIsAskedWhereTheTableSaysItself() {
    assertThat(look("trial,state,score,id\n0,completed,1,2\n").isClear()).isTrue();
    assertThat(look("run index,marginal_ll,n_latent\n0,1,2\n1,2,5\n").isClear()).isTrue();
    assertThat(look("marginal_ll,n_latent,id\n1,2,3\n").isClear()).isFalse();
    assertThat(look("score,n_latent\n1,2\n").isClear()).isFalse();
  }

  @Test
  void aParameterThatIsEmptyInSomeLinesIsOneWhereAnotherTellsInWhich() {
    TableLook told = look("id,optimizer,momentum,loss\n1,sgd,0.9,1\n2,adam,,2\n3,sgd,0.5,3\n");
    assertThat(told.columns().get(2).role()).isEqualTo(Role.PARAMETER);
    assertThat(told.columns().get(2).remark()).isEqualTo(Remark.NONE);

    TableLook untold = look("id,lr,momentum,loss\n1,0.1,0.9,1\n2,0.1,,2\n3,0.2,0.5,3\n");
    assertThat(untold.columns().get(2).role()).isEqualTo(Role.SKIP);
    assertThat(untold.columns().get(2).remark()).isEqualTo(Remark.EMPTY_CELLS);
  }

  @Test
  void decimalCommasAreReadWhereNothingElseCanBeMeant() {
    TableLook look = look("lr;acc;layers;tags\n0,01;93,5;64,32,16;a, b\n1e-3;88;64,32;\n");
    assertThat(look.columns())
        .extracting(TableLook.Column::role, TableLook.Column::remark)
        .containsExactly(
            tuple(Role.PARAMETER, Remark.DECIMAL_COMMAS),
            tuple(Role.RESULT, Remark.DECIMAL_COMMAS),
            tuple(Role.PARAMETER, Remark.COMMAS_IN_TEXT),
            tuple(Role.SKIP, Remark.NONE));
    assertThat(look.columns().get(0).first()).containsExactly("0.01", "1e-3");

    TableLook grouped = look("steps;acc\n12,500;1\n1,012,500;2\n");
    assertThat(grouped.columns().get(0).remark()).isEqualTo(Remark.GROUPED_DIGITS);

    TableLook points = look("lr;acc\n0,01;93.5\n0,1;88.0\n");
    assertThat(points.columns().get(0).remark()).isEqualTo(Remark.COMMAS_IN_TEXT);
    TableLook quoted = look("lr,acc\n\"0,01\",1\n\"0,1\",2\n");
    assertThat(quoted.columns().get(0).remark()).isEqualTo(Remark.COMMAS_IN_TEXT);
  }
}
