package org.tunebench.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/** One trial with all that is kept of it: its row of the table, and where its files are. */
final class OneTrial {
  /** How a person names it. */
  static final String OPTION = "--trial";

  private static final String FOLDER = "folder";

  private final TrialTable table;
  private final Optional<String> folder;

  private OneTrial(TrialTable table, Optional<String> folder) {
    this.table = table;
    this.folder = folder;
  }

  /**
   * Finds it.
   *
   * @param folder of its log and of what it wrote, whether there is one or not
   * @throws WrongInputException if the study has no such trial
   */
  static OneTrial of(StudyRepository repository, Study study, int number, Path folder) {
    Trial trial = find(repository, study, number);
    return new OneTrial(
        TrialTable.of(study.spec(), List.of(trial), repository.marks(study.id())),
        Optional.of(folder).filter(Files::isDirectory).map(Path::toString));
  }

  /**
   * A trial by its number.
   *
   * @throws WrongInputException if the study has no such trial, or has it no more
   */
  static Trial find(StudyRepository repository, Study study, int number) {
    return repository.trial(study.id(), number).orElseThrow(() -> none(repository, study, number));
  }

  private static WrongInputException none(StudyRepository repository, Study study, int number) {
    int numbers = repository.trials(study.id()).size() + repository.lost(study.id());
    return number >= 0 && number < numbers
        ? new WrongInputException(OPTION + " " + number, Trial.lost(number).failure())
        : new WrongInputException(
            OPTION,
            "'%s' has no trial %d; it has %d trials, numbered from 0"
                .formatted(study.spec().name(), number, numbers));
  }

  /** Prints a line for each column in which it has something. */
  void print(PrintStream out) {
    TextTable facts = null;
    for (int column = 0; column < table.columns().size(); column++) {
      Optional<Object> cell = table.cell(0, column);
      if (cell.isPresent()) {
        String name = table.columns().get(column).name();
        for (String line : lines(table.columns().get(column), cell.get())) {
          facts = facts == null ? new TextTable(List.of(name, line)) : facts.row(name, line);
          name = "";
        }
      }
    }
    TextTable all = facts;
    folder.ifPresent(where -> all.row(FOLDER, where));
    all.print(out);
    DataOutput.requireTaken(out);
  }

  /** Of a reason or a note, as it was written; an option is one value, whatever is in it. */
  private static List<String> lines(TrialTable.Column column, Object cell) {
    String text = PlainText.value(cell);
    return column.role() == TrialTable.Role.PARAMETER
        ? List.of(text)
        : text.strip().lines().toList();
  }

  /** Writes it as an object: the columns that an export has, and its folder. */
  void write(Writer target) throws IOException {
    JsonOutput.write(
        target,
        json -> {
          json.writeStartObject();
          TableJson.writeCells(table, 0, json);
          json.writeStringField(FOLDER, folder.orElse(null));
          json.writeEndObject();
        });
  }
}
