package org.tunebench.engine.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tunebench.engine.WrongInputException;

/** Reads a dataset from a file or folder of any known format, told apart by content. */
public final class DataReader {
  /** Those that hold nothing but counts. */
  private static final List<DatasetFormat> OF_COUNTS =
      List.of(
          new Hdf5Format(List.of(new AnnDataLayout(), new TenXLayout(), new LoomLayout())),
          new TenXFolderFormat());

  private static final List<DatasetFormat> FORMATS =
      Stream.concat(OF_COUNTS.stream(), Stream.of(new TableFormat())).toList();

  private DataReader() {}

  /** {@link #read(Path, ReadOptions)} with {@link ReadOptions#DEFAULT}. */
  public static Dataset read(Path path) {
    return read(path, ReadOptions.DEFAULT);
  }

  /**
   * @throws WrongInputException one sentence with the path, what is wrong there and what would be
   *     right: no such file, no known format, a damaged file, numbers that are no counts, ...
   */
  public static Dataset read(Path path, ReadOptions options) {
    InputFile file = new InputFile(path);
    file.requireContent();
    FileHead head = FileHead.of(file);
    Dataset dataset = format(file, head).read(file, options);
    return options
        .labels()
        .map(
            labels ->
                ofLabels(
                    labels,
                    table -> dataset.withAnnotations(table.annotate(dataset.counts().cellNames()))))
        .orElse(dataset);
  }

  /**
   * What in a file a setting can name. Reads the counts only where columns cannot be told without.
   *
   * @param options how the file is read; its layer does not matter
   * @throws WrongInputException like {@link #read(Path, ReadOptions)}
   */
  public static NamedParts parts(Path path, ReadOptions options) {
    InputFile file = new InputFile(path);
    file.requireContent();
    NamedParts parts = format(file, FileHead.of(file)).parts(file, options);
    return options
        .labels()
        .map(labels -> ofLabels(labels, table -> parts.withColumns(table.columns())))
        .orElse(parts);
  }

  private static <T> T ofLabels(Path labels, Function<LabelTable, T> use) {
    try {
      return use.apply(LabelTable.read(new InputFile(labels)));
    } catch (WrongInputException wrong) {
      throw new WrongInputException(ReadOptions.LABELS, wrong.getMessage(), wrong);
    }
  }

  private static DatasetFormat format(InputFile file, FileHead head) {
    return FORMATS.stream()
        .filter(format -> format.recognises(head))
        .findFirst()
        .orElseThrow(
            () ->
                file.wrong(
                    "%s; expected %s",
                    head.folder() ? "the folder holds no known data" : "no known data format",
                    expected()));
  }

  /** Whether a file is of a format that holds nothing but counts. */
  static boolean holdsOnlyCounts(FileHead head) {
    return OF_COUNTS.stream().anyMatch(format -> format.recognises(head));
  }

  /** The known formats, as the end of a sentence. */
  static String expected() {
    return FORMATS.stream().map(DatasetFormat::title).collect(Collectors.joining(", "));
  }
}
