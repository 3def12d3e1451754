package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

/** Samples with classes: tables and IDX images. */
class SampleReaderTest {
  @TempDir Path folder;

  @Test
  void aTableWithoutAHeaderIsRead() throws IOException {
    LabelledSamples samples = SampleReader.read(file("t.csv", "1,-2.5,b\n0,1e3,a\n3,4,a\n5,6,b\n"));

    assertThat(samples.samples()).isEqualTo(4);
    assertThat(samples.features()).containsExactly("feature 1", "feature 2");
    assertThat(samples.classes()).containsExactly("a", "b");
    assertThat(samples.label(0)).isEqualTo(1);
    assertThat(samples.value(0, 1)).isEqualTo(-2.5f);
    float[] rows = new float[5];
    samples.copyRow(1, rows, 3);
    assertThat(rows).containsExactly(0, 0, 0, 0, 1000);
  }

  @Test
  void aHeaderNamesTheFeatures() throws IOException {
    LabelledSamples samples =
        SampleReader.read(
            file("t.tsv", "width\theight\tclass\n1\t2\t10\n3\t4\t9\n1\t1\t9\n2\t2\t10"));

    assertThat(samples.features()).containsExactly("width", "height");
    assertThat(samples.classes()).containsExactly("9", "10");
    assertThat(samples.name()).isEqualTo("t");
  }

  /** Sorted by class, an index would tell it. */
  @ParameterizedTest
  @ValueSource(strings = {",a,b,kind", "Unnamed: 0,a,b,kind", "\"\",a,b,kind"})
  void aFirstColumnWithoutATitleIsAnIndexAndLeftOut(String heading) throws IOException {
    Path table = file("t.csv", heading + "\n0,5,1,x\n1,6,2,x\n2,7,3,y\n3,8,4,y\n");

    SampleSets sets = SampleReader.readSets(table, Optional.empty());

    assertThat(sets.samples().features()).containsExactly("a", "b");
    assertThat(sets.samples().value(1, 0)).isEqualTo(6);
    assertThat(SamplesSummary.of(sets).indexColumns()).isEqualTo(1);
    assertThat(SampleReader.columns(table)).containsExactly("a", "b", "kind");
  }

  @Test
  void aFirstValueThatIsMissingIsNoIndex() throws IOException {
    assertRefused(
        file("t.csv", ",3.5,setosa\n6.2,3.4,virginica\n"), "line 1, column 1: '' is not a number");

    Path array = file("array.csv", ",0,1,kind\n0,5,1,x\n1,6,2,x\n2,7,3,y\n3,8,4,y\n");
    assertThat(SampleReader.read(array).features()).containsExactly("0", "1");
  }

  @Test
  void anIndexOfAnIndexIsLeftOutToo() throws IOException {
    Path table = file("t.csv", ",Unnamed: 0,kind,a\n0,r1,x,1\n1,r2,x,2\n2,r3,y,3\n3,r4,y,4\n");

    assertThat(SampleReader.readSets(table, Optional.of("kind")).samples().features())
        .containsExactly("a");
  }

  /** As pandas writes a frame that was made of an array. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "0,1,label;5,6,2;7,8,1;5,5,2;7,7,1|0 1|1 2",
        "0,1,2,kind;5,6,7,x;8,9,1,y;5,5,5,x;8,8,8,y|0 1 2|x y",
        "1,2,3,4;5,6,7,4;8,9,1,5;5,5,5,4;8,8,8,5|1 2 3|4 5",
        "400.5,410,label;5,6,2;7,8,1;5,5,2;7,7,1|400.5 410|1 2",
      })
  void aHeadingMayBeOfNumbers(String lines, String features, String classes) throws IOException {
    Path table = file("t.csv", lines.replace(';', '\n'));

    LabelledSamples samples = SampleReader.read(table);

    assertThat(samples.features()).containsExactly(features.split(" "));
    assertThat(samples.classes()).containsExactly(classes.split(" "));
    assertThat(samples.samples()).isEqualTo(4);
    assertThat(samples.value(0, 1)).isEqualTo(6);
    assertThat(SampleReader.columns(table)).startsWith(features.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2,a;5,6,7,b;5,5,5,a;8,8,8,b",
        "0,1,2,9;5,6,7,8;5,5,5,9;8,8,8,8",
        "0,0,5,3;0,1,2,1;0,3,4,3;1,1,1,1",
        "1,2,a;5,6,3;5,5,a;8,8,3",
      })
  void aFirstSampleIsNoHeading(String lines) throws IOException {
    Path table = file("t.csv", lines.replace(';', '\n'));

    assertThat(SampleReader.read(table).samples()).isEqualTo(4);
    assertThat(SampleReader.columns(table)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1,2,a|1 class only; a classifier needs at least two",
        "1,2,a;1,b|line 2 has 2 fields where line 1 has 3",
        "1,2,a;1,x,b|line 2, column 2: 'x' is not a number; features are finite numbers",
        "1,2,a;1,,b|line 2, column 2: '' is not a number; features are finite numbers",
        "1,2,a;1,NaN,b|line 2, column 2: 'NaN' is not a number; features are finite numbers",
        "1,2,a;1,1e99,b|line 2, column 2: '1e99' is not a number; features are finite numbers",
        "1,2,a;1,2,|line 2, column 3: '' is no class; expected a name or a whole number",
        "1,2,0.5;1,2,1|line 1, column 3: '0.5' is no class; expected a name or a whole number",
        "1,2,a;3,4,a|1 class only; a classifier needs at least two",
        "1,2,a;3,4,b;5,6,c|3 classes for 3 samples; the class, in the last column unless named, has to repeat",
        "a;b;a;b|no feature beside the class; expected at least one",
      })
  void whatIsWrongInATableIsSaidWithItsPlace(String lines, String sentence) throws IOException {
    Path file = file("t.csv", lines.replace(';', '\n'));

    assertThatThrownBy(() -> SampleReader.read(file))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(file + ": " + sentence);
  }

  @Test
  void theClassMayBeAColumnOfAName() throws IOException {
    Path table = file("t.csv", "kind,width,height\n7,1,2\n8,3,4\n7,5,6\n8,1,1\n");

    LabelledSamples samples = SampleReader.readSets(table, Optional.of("kind")).samples();

    assertThat(samples.features()).containsExactly("width", "height");
    assertThat(samples.classes()).containsExactly("7", "8");
    assertThat(samples.value(1, 1)).isEqualTo(4);
    assertThatThrownBy(() -> SampleReader.readSets(table, Optional.of("sort")))
        .hasMessage(
            table + ": line 1 has no column 'sort' for the class; it has kind, width, height");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,5,13,1\n0,4,2,0\n", "5.1,3.5,setosa\n6.2,3.4,virginica\n"})
  void aClassColumnIsNotSoughtWhereNoHeadingIs(String text) throws IOException {
    Path table = file("t.csv", text);

    assertThatThrownBy(() -> SampleReader.readSets(table, Optional.of("kind")))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(
            table
                + ": line 1 holds numbers, so that the file has no heading with a column 'kind': the"
                + " class is then in the last column; name no column, or add a heading");
  }

  @Test
  void imagesToTestWithAreFoundBesideTheOthers() throws IOException {
    Path images = images("train-images-idx3-ubyte", 4, 2, 3);
    packed("train-labels-idx1-ubyte.gz", labels(1, 0, 1, 0));
    images("t10k-images-idx3-ubyte", 4, 2, 3);
    packed("t10k-labels-idx1-ubyte.gz", labels(1, 1, 0, 0));

    SampleSets sets = SampleReader.readSets(images, Optional.empty());

    assertThat(sets.test()).hasValueSatisfying(t -> assertThat(t.label(1)).isEqualTo(1));
    assertThat(sets.samples().largest()).hasValue(255);
    assertThat(sets.fingerprint()).isNotEqualTo(sets.samples().fingerprint());
    packed("t10k-labels-idx1-ubyte.gz", labels(9, 9, 0, 0));
    assertThatThrownBy(() -> SampleReader.readSets(images, Optional.empty()))
        .hasMessageContaining("the class '9' of t10k-images-idx3-ubyte is not in train");
  }

  @Test
  void imagesAreReadWithTheirLabelsFromAnyOfTheirNames() throws IOException {
    Path images = images("train-images-idx3-ubyte", 4, 2, 3);
    Path labels = packed("train-labels-idx1-ubyte.gz", labels(1, 0, 1, 0));

    LabelledSamples samples = SampleReader.read(images);

    assertThat(samples.samples()).isEqualTo(4);
    assertThat(samples.features()).hasSize(6).contains("row 2, column 1");
    assertThat(samples.value(3, 5)).isEqualTo(253);
    assertThat(samples.label(2)).isEqualTo(1);
    assertThat(SampleReader.read(labels).fingerprint()).isEqualTo(samples.fingerprint());
    assertThat(SampleReader.read(folder).fingerprint()).isEqualTo(samples.fingerprint());
  }

  @Test
  void aFolderOfTwoPairsGivesTheTrainingPair() throws IOException {
    images("train-images-idx3-ubyte", 4, 2, 3);
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(1, 0, 1, 0));
    images("t10k-images-idx3-ubyte", 4, 2, 3);
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels(1, 0, 1, 0));

    assertThat(SampleReader.read(folder).samples()).isEqualTo(4);
  }

  @Test
  void imagesThatAreWrongAreRefused() throws IOException {
    Path images = images("a-images-idx3-ubyte", 4, 2, 3);
    assertRefused(images, "there is no 'a-labels-idx1-ubyte' beside it; both are needed");

    Path labels = Files.write(folder.resolve("a-labels-idx1-ubyte"), labels(1, 0, 1));
    assertRefused(images, "4 images, but 3 labels in " + labels + "; the two files have to belong");

    byte[] swapped = Files.readAllBytes(labels);
    Files.write(labels, Files.readAllBytes(images));
    assertThatThrownBy(() -> SampleReader.read(images))
        .hasMessage(
            labels
                + ": the file begins with 0x00000803; IDX labels begin with 0x00000801 (unsigned"
                + " bytes)");
    Files.write(labels, swapped);

    byte[] whole = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(whole, whole.length - 1));
    assertRefused(
        images, "only 23 bytes follow the head, where it announces 24; the file is cut or damaged");
    Files.write(images, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(images, "more bytes follow the head, where it announces 24");
    Files.write(images, Arrays.copyOf(whole, 10));
    assertRefused(images, "the file is cut: it ends early; copy it again");
    byte[] none = whole.clone();
    none[7] = 0;
    Files.write(images, none);
    assertRefused(images, "the sizes in its head cannot be; the file is cut or damaged");
    whole[4] = 0x7f;
    Files.write(images, whole);
    assertRefused(images, "the sizes in its head cannot be; the file is cut or damaged");
  }

  @Test
  void whatHoldsNoSamplesIsRefused() throws IOException {
    assertThatThrownBy(() -> SampleReader.read(folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(
            folder + ": the folder holds no known samples; expected IDX images");
    Path unnamed = images("pictures", 4, 2, 3);
    assertRefused(unnamed, "the labels cannot be told from this name");
    Path binary = Files.write(folder.resolve("a.bin"), new byte[] {1, 2, 3, 4});
    assertRefused(binary, "no known data format; expected IDX images");
    images("x-images-idx3-ubyte", 4, 2, 3);
    images("y-images-idx3-ubyte", 4, 2, 3);
    assertRefused(folder, "2 image files, and not one of them alone begins with 'train'");
  }

  @Test
  void digitsHaveTheirPublishedNumbers() {
    LabelledSamples digits = SampleReader.read(SharedData.require("digits/digits.csv.gz"));

    assertThat(digits.samples()).isEqualTo(1797);
    assertThat(digits.features()).hasSize(64);
    assertThat(digits.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(digits.value(0, 2)).isEqualTo(5);
    assertThat(digits.label(1)).isEqualTo(1);
  }

  private static void assertRefused(Path path, String sentence) {
    assertThatThrownBy(() -> SampleReader.read(path))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(path + ": " + sentence);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path images(String name, int count, int height, int width) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x803);
    out.writeInt(count);
    out.writeInt(height);
    out.writeInt(width);
    for (int i = 0; i < count * height * width; i++) {
      out.writeByte(230 + i);
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private static byte[] labels(int... labels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x801);
    out.writeInt(labels.length);
    for (int label : labels) {
      out.writeByte(label);
    }
    return bytes.toByteArray();
  }

  private Path packed(String name, byte[] content) throws IOException {
    Path target = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
      out.write(content);
    }
    return target;
  }
}
