package org.tunebench.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TableCsv;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the table of a study's trials. */
@Command(
    name = "export",
    description = "Writes the table of a study's trials.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  /** The formats, by the words of the command line. */
  private enum Format {
    CSV,
    JSON;

    private static Format of(String word, Path file) {
      String wanted = word == null ? byName(file) : word.toLowerCase(Locale.ROOT);
      return switch (wanted) {
        case "csv" -> CSV;
        case "json" -> JSON;
        default -> throw new WrongInputException("--format", "must be csv or json, not " + word);
      };
    }

    private static String byName(Path file) {
      boolean json = file != null && file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
      return json ? "json" : "csv";
    }
  }

  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "csv|json",
      description = "what to write; by the file's ending unless given, or else csv")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the file to write, instead of standard output (-)")
  private Path file;

  @Option(names = "--force", description = "replace the file if it exists")
  private boolean force;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "only trials with this tag, which 'tunebench note' gives them")
  private String tag;

  @Override
  public Integer call() {
    Format wanted = Format.of(format, file);
    return root.lookAtStudies(
        repository -> {
          Study study = StudyNames.find(repository, name);
          Map<Integer, Marks> marks = repository.marks(study.id());
          List<Trial> trials = repository.trials(study.id());
          List<Trial> chosen = tag == null ? trials : tagged(trials, marks);
          write(TrialTable.of(study.spec(), chosen, marks), wanted);
        });
  }

  /** As the window's filter has it: whatever its case. */
  private List<Trial> tagged(List<Trial> trials, Map<Integer, Marks> marks) {
    List<Trial> found =
        trials.stream()
            .filter(
                trial ->
                    marks.getOrDefault(trial.number(), Marks.NONE).tags().stream()
                        .anyMatch(tag::equalsIgnoreCase))
            .toList();
    if (found.isEmpty()) {
      List<String> known =
          marks.values().stream().flatMap(m -> m.tags().stream()).distinct().sorted().toList();
      throw new WrongInputException(
          "--tag",
          "no trial of '%s' has the tag '%s'; there %s"
              .formatted(
                  name, tag, known.isEmpty() ? "are none yet" : "are " + String.join(", ", known)));
    }
    return found;
  }

  private void write(TrialTable table, Format wanted) {
    if (OutputFile.isStandard(file)) {
      DataOutput.write(root.console(), writer -> write(table, wanted, writer));
      return;
    }
    OutputFile.write(file, force, writer -> write(table, wanted, writer));
    root.console()
        .out()
        .printf("%d %s in %s%n", table.rows(), table.rows() == 1 ? "trial" : "trials", file);
  }

  private static void write(TrialTable table, Format wanted, Writer out) throws IOException {
    if (wanted == Format.CSV) {
      TableCsv.write(table, out);
    } else {
      TableJson.write(table, out);
    }
  }
}
