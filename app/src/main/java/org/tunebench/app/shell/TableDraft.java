package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.table.TableLook;
import org.tunebench.engine.studyfile.table.TableLook.Remark;
import org.tunebench.engine.studyfile.table.TableLook.Role;

/**
 * What the columns of a table of finished trials are, as the person says it: what they most likely
 * are at first. One of them is the result, and whether less or more of it is better is said, too.
 */
public final class TableDraft {
  private final Texts texts;
  private final String file;
  private final int trials;
  private final List<Column> columns = new ArrayList<>();
  private final ObjectProperty<Goal> goal = new SimpleObjectProperty<>(this, "goal");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private String refused = "";

  /** A column and what it is. */
  public static final class Column {
    private final TableLook.Column look;
    private final ObjectProperty<Role> role;

    private Column(TableLook.Column look) {
      this.look = look;
      this.role = new SimpleObjectProperty<>(this, "role", look.role());
    }

    /** Its heading. */
    public String name() {
      return look.name();
    }

    /** Its first values; an empty cell is an empty text. */
    public List<String> first() {
      return look.first();
    }

    /** What is to be known of it. */
    public Remark remark() {
      return look.remark();
    }

    /** Whether that matters for what it is: some of it says what no parameter can have. */
    boolean concernsRole() {
      boolean ofParameters = remark() == Remark.NOT_FINITE || remark() == Remark.TEXT_AND_NUMBERS;
      boolean isResult = role.get() == Role.RESULT || role.get() == Role.METRIC;
      return remark() != Remark.NONE && !(ofParameters && isResult);
    }

    /** What it is. */
    public ObjectProperty<Role> roleProperty() {
      return role;
    }
  }

  /**
   * @param file the name of the table
   * @param look what it looks like
   */
  TableDraft(String file, TableLook look, Texts texts) {
    this.texts = texts;
    this.file = file;
    this.trials = look.trials();
    for (TableLook.Column one : look.columns()) {
      Column column = new Column(one);
      columns.add(column);
      column.role.addListener((was, old, now) -> changed(column, now));
    }
    result().ifPresent(column -> goal.set(column.look.goal().orElse(null)));
    goal.addListener((was, old, now) -> check());
    check();
  }

  /** There is one result: another that was it before is a result still. */
  private void changed(Column changed, Role now) {
    refused = "";
    if (now == Role.RESULT) {
      for (Column column : columns) {
        if (column != changed && column.role.get() == Role.RESULT) {
          column.role.set(Role.METRIC);
        }
      }
      goal.set(changed.look.goal().orElse(null));
    }
    check();
  }

  private void check() {
    problem.set(wrong().orElse(refused));
  }

  private Optional<String> wrong() {
    if (result().isEmpty()) {
      return Optional.of(texts.get("Shell.Import.noResult"));
    }
    if (goal.get() == null) {
      return Optional.of(texts.get("Shell.Import.noGoal", result().get().name()));
    }
    return columnsOf(Role.PARAMETER).isEmpty()
        ? Optional.of(texts.get("Shell.Import.noParameter"))
        : Optional.empty();
  }

  private Optional<Column> result() {
    return columns.stream().filter(column -> column.role.get() == Role.RESULT).findFirst();
  }

  private List<String> columnsOf(Role role) {
    return columns.stream().filter(column -> column.role.get() == role).map(Column::name).toList();
  }

  /** The name of the table. */
  public String file() {
    return file;
  }

  /** How many trials it has. */
  public int trials() {
    return trials;
  }

  /** Its columns, in their order. */
  public List<Column> columns() {
    return columns;
  }

  /** Whether less or more of the result is better; null before anybody has said. */
  public ObjectProperty<Goal> goalProperty() {
    return goal;
  }

  /** Why it cannot be imported so, one sentence, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** It was read as was said, and could not be: holds until the person says something else. */
  void refuse(String sentence) {
    refused = sentence;
    check();
  }

  /** What was said. */
  FinishedTrials.Columns said() {
    return new FinishedTrials.Columns(
        result().map(Column::name),
        Optional.ofNullable(goal.get()),
        columnsOf(Role.METRIC),
        columnsOf(Role.SKIP),
        columnsOf(Role.PARAMETER));
  }
}
