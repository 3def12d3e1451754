package org.tunebench.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images and labels as MNIST and its successors publish them: two IDX files of unsigned bytes,
 * named alike but for {@code images-idx3} and {@code labels-idx1}.
 */
final class IdxFormat implements SampleFormat {
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";
  private static final String TRAINING = "train";

  /** How MNIST and its successors name the images that a model is tested on. */
  private static final String TEST = "t10k";

  @Override
  public String title() {
    return "IDX images with labels (train-images-idx3-ubyte, train-labels-idx1-ubyte)";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.folder()
        ? !imageFiles(new InputFile(head.path())).isEmpty()
        : head.startsWith((byte) 0, (byte) 0) || head.path().toString().contains("-ubyte");
  }

  @Override
  public SampleSets read(InputFile file, Optional<String> classColumn) {
    classColumn.ifPresent(
        name -> {
          throw file.wrongSetting(
              SampleReader.CLASS,
              "images have their classes in a file of labels, not in a column '%s'",
              name);
        });
    InputFile images = images(file);
    return new SampleSets(readPair(images), testOf(images).map(IdxFormat::readPair));
  }

  /** The test images beside those to train on, if both are named as usual. */
  private static Optional<InputFile> testOf(InputFile images) {
    String name = images.path().getFileName().toString();
    if (!name.startsWith(TRAINING)) {
      return Optional.empty();
    }
    String plain = TEST + name.substring(TRAINING.length()).replaceFirst("\\.gz$", "");
    return Stream.of(plain, plain + ".gz")
        .map(images.path()::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(InputFile::new);
  }

  private static LabelledSamples readPair(InputFile images) {
    InputFile labelFile = labelsOf(images);
    IdxArray pixels = IdxArray.read(images, 3);
    IdxArray labels = IdxArray.read(labelFile, 1);
    if (pixels.size(0) != labels.size(0)) {
      throw images.wrong(
          "%d images, but %d labels in %s; the two files have to belong together",
          pixels.size(0), labels.size(0), labelFile.path());
    }
    List<String> values = new ArrayList<>(labels.size(0));
    for (byte label : labels.bytes()) {
      values.add(Integer.toString(Byte.toUnsignedInt(label)));
    }
    CellAnnotation classes = CellAnnotation.of(values);
    int features = pixels.size(1) * pixels.size(2);
    String problem = LabelledSamples.problemOf(features, classes);
    if (!problem.isEmpty()) {
      throw images.wrong("%s", problem);
    }
    return new LabelledSamples(
        images.title(), names(pixels), pixels.floats(), classes, OptionalDouble.of(255));
  }

  private static List<String> names(IdxArray pixels) {
    int width = pixels.size(2);
    return IntStream.range(0, pixels.size(1) * width)
        .mapToObj(i -> "row " + (i / width + 1) + ", column " + (i % width + 1))
        .toList();
  }

  /** The image file: as named, beside the labels that were named, or of a folder. */
  private static InputFile images(InputFile file) {
    if (!Files.isDirectory(file.path())) {
      String name = file.path().getFileName().toString();
      return name.contains(LABELS) && !name.contains(IMAGES)
          ? sibling(file, name.replace(LABELS + "-idx1", IMAGES + "-idx3"))
          : file;
    }
    List<Path> found = imageFiles(file);
    List<Path> training =
        found.stream().filter(path -> path.getFileName().toString().startsWith(TRAINING)).toList();
    List<Path> candidates = found.size() == 1 ? found : training;
    if (candidates.size() != 1) {
      throw file.wrong(
          "%d image files, and not one of them alone begins with '%s'; name the image file",
          found.size(), TRAINING);
    }
    return new InputFile(candidates.get(0));
  }

  private static List<Path> imageFiles(InputFile folder) {
    try (Stream<Path> entries = Files.list(folder.path())) {
      return entries
          .filter(path -> path.getFileName().toString().matches(".*images.idx3.ubyte(\\.gz)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw folder.unreadable(e);
    }
  }

  private static InputFile labelsOf(InputFile images) {
    String name = images.path().getFileName().toString();
    String labels = name.replace(IMAGES, LABELS).replace("idx3", "idx1");
    if (labels.equals(name)) {
      throw images.wrong(
          "the labels cannot be told from this name; expected one like train-images-idx3-ubyte");
    }
    return sibling(images, labels);
  }

  /** A file in the same folder, packed or not. */
  private static InputFile sibling(InputFile file, String name) {
    String plain = name.replaceFirst("\\.gz$", "");
    return Stream.of(name, plain, plain + ".gz")
        .map(file.path()::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(InputFile::new)
        .orElseThrow(() -> file.wrong("there is no '%s' beside it; both are needed", name));
  }
}
