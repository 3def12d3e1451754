package org.tunebench.engine.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;

/** Reads samples for a classifier from a file or folder of any known format. */
public final class SampleReader {
  /** What a refusal calls the choice of the column that holds the class, and settings, too. */
  public static final String CLASS = "class";

  private static final List<SampleFormat> FORMATS =
      List.of(new IdxFormat(), new SampleTableFormat());

  private SampleReader() {}

  /** Whether a file or folder looks like IDX images, which hold samples and never counts. */
  public static boolean looksLikeImages(Path path) {
    InputFile file = new InputFile(path);
    file.requireContent();
    return new IdxFormat().recognises(FileHead.of(file));
  }

  /**
   * Reads IDX images (the image file, or a folder with one pair or a {@code train} pair of images
   * and labels) or a table with a sample a line, its class last.
   *
   * @throws WrongInputException one sentence with the path, what is wrong there and what would be
   *     right
   */
  public static LabelledSamples read(Path path) {
    return readSets(path, Optional.empty()).samples();
  }

  /**
   * Reads samples and, where they have a file of their own, those to test with: the {@code t10k}
   * images beside the {@code train} images.
   *
   * @param classColumn the column of a table that holds the class; empty for the last
   * @throws WrongInputException like {@link #read}
   */
  public static SampleSets readSets(Path path, Optional<String> classColumn) {
    InputFile file = new InputFile(path);
    return format(file).read(file, classColumn);
  }

  /**
   * The names of a table's columns, any of which may hold the class; empty where they have none.
   *
   * @throws WrongInputException like {@link #read}
   */
  public static List<String> columns(Path path) {
    InputFile file = new InputFile(path);
    return format(file).columns(file);
  }

  private static SampleFormat format(InputFile file) {
    file.requireContent();
    FileHead head = FileHead.of(file);
    return FORMATS.stream()
        .filter(format -> format.recognises(head))
        .findFirst()
        .orElseThrow(
            () ->
                file.wrong(
                    "%s; expected %s",
                    head.folder() ? "the folder holds no known samples" : "no known data format",
                    FORMATS.stream().map(SampleFormat::title).collect(Collectors.joining(" or "))));
  }
}
