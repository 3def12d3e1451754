package org.tunebench.engine.objective.torch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;

/**
 * A model on disk: a zip of one JSON object, {@value #DESCRIPTION}, and a NumPy array {@code
 * name.npy} (version 1.0, little-endian 32-bit floats, C order) for each block of weights. NumPy's
 * {@code load} opens it as it is when it is called {@code .npz}. Nothing in it is ever executed,
 * and no array is longer than the model that it is read into says.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format
 *     of arrays</a>
 */
public final class WeightsFile implements AutoCloseable {
  /** The entry that says what the model is. */
  private static final String DESCRIPTION = "model.json";

  private static final int LONGEST_DESCRIPTION = 1 << 28;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  /** A block goes through one array of bytes, with its header: Java's have less than 2 GiB. */
  private static final long MOST_NUMBERS = (Integer.MAX_VALUE - (1 << 17)) / Float.BYTES;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String RIGHT = "name a model that 'tunebench train-best' has written";

  private final Path path;
  private final ZipFile zip;

  private WeightsFile(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Writes a model; a file that is there is replaced as a whole.
   *
   * @param description becomes the JSON object, names in snake case
   * @param weights all blocks that the model consists of
   * @throws IOException if the file cannot be written, or a block is too large for one
   */
  public static void write(Path file, Object description, List<? extends NamedTensor> weights)
      throws IOException {
    write(file, description, weights, Deflater.DEFAULT_COMPRESSION);
  }

  /** The same without compression, which takes longer than all the rest. */
  static void writeFast(Path file, Object description, List<? extends NamedTensor> weights)
      throws IOException {
    write(file, description, weights, Deflater.NO_COMPRESSION);
  }

  private static void write(
      Path file, Object description, List<? extends NamedTensor> weights, int compression)
      throws IOException {
    for (NamedTensor block : weights) {
      if (block.size() > MOST_NUMBERS) {
        throw new IOException(tooLarge(block) + ": choose a narrower model or fewer inputs");
      }
    }
    WholeFile.write(
        file,
        target -> {
          // Not a channel of java.nio: those close themselves when their thread is interrupted.
          try (FileOutputStream out = new FileOutputStream(target.toFile());
              ZipOutputStream zipped = new ZipOutputStream(new BufferedOutputStream(out))) {
            zipped.setLevel(compression);
            zipped.putNextEntry(new ZipEntry(DESCRIPTION));
            zipped.write(JSON.writeValueAsBytes(description));
            for (NamedTensor block : weights) {
              zipped.putNextEntry(new ZipEntry(block.name() + ".npy"));
              zipped.write(header(block));
              zipped.write(numbers(block));
            }
          }
        });
  }

  private static String tooLarge(NamedTensor block) {
    return "its block '%s' of %s has %d numbers, and a file of a model holds at most %d in one"
        .formatted(block.name(), shape(block), block.size(), MOST_NUMBERS);
  }

  private static byte[] header(NamedTensor block) {
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape(block));
    int unpadded = MAGIC.length + 2 + text.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    byte[] line = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(MAGIC.length + 2 + line.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) line.length)
        .put(line)
        .array();
  }

  /** A tuple of Python's: {@code (128, 10)} or {@code (128,)}. */
  private static String shape(NamedTensor block) {
    long[] shape = block.shape();
    String lengths =
        Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return shape.length == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
  }

  private static byte[] numbers(NamedTensor block) {
    byte[][] bytes = new byte[1][];
    TensorArena.scoped(
        () -> {
          Tensor onCpu = block.value().to(ScalarType.Float).cpu().contiguous();
          float[] values = new float[(int) block.size()];
          onCpu.data_ptr_float().get(values);
          ByteBuffer buffer =
              ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          buffer.asFloatBuffer().put(values);
          bytes[0] = buffer.array();
        });
    return bytes[0];
  }

  /**
   * Opens a model.
   *
   * @throws WrongInputException if there is none, or the file is something else
   */
  public static WeightsFile open(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw wrong(path, "a folder, not a saved model; " + RIGHT, null);
      }
      return new WeightsFile(path, new ZipFile(path.toFile()));
    } catch (NoSuchFileException e) {
      throw wrong(path, "no such file; " + RIGHT, e);
    } catch (ZipException e) {
      throw wrong(path, "the file is no saved model, or is damaged; " + RIGHT, e);
    } catch (IOException e) {
      throw wrong(path, "the file cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  private static WrongInputException wrong(Path path, String what, Throwable cause) {
    return new WrongInputException("", path + ": " + what, cause);
  }

  /** What to throw for a file that is no such model after all. */
  public WrongInputException wrong(String what) {
    return wrong(path, what, null);
  }

  /**
   * What the file says that the model is.
   *
   * @throws WrongInputException if it is nothing of the kind
   */
  public <T> T description(Class<T> type) {
    return description(type, "");
  }

  /**
   * A part of what the file says that the model is.
   *
   * @param name of the part, in snake case; empty for all of it
   * @throws WrongInputException if it is nothing of the kind
   */
  <T> T description(Class<T> type, String name) {
    byte[] bytes = read(DESCRIPTION, LONGEST_DESCRIPTION);
    try {
      JsonNode all = JSON.readTree(bytes);
      T described = JSON.treeToValue(name.isEmpty() ? all : all.path(name), type);
      if (described == null) {
        throw wrong("its %s is empty".formatted(DESCRIPTION));
      }
      return described;
    } catch (JsonProcessingException e) {
      throw wrong(path, "its %s is damaged".formatted(DESCRIPTION), e);
    } catch (IOException e) {
      throw wrong(path, "the file cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  /** At most so many bytes of an entry. */
  private byte[] read(String name, int most) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw wrong("the file is no saved model: it has no '%s'; %s".formatted(name, RIGHT));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw wrong("its '%s' is longer than it can be".formatted(name));
      }
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (sum.getValue() != entry.getCrc()) {
        throw wrong("its '%s' is damaged".formatted(name));
      }
      return bytes;
    } catch (IOException e) {
      throw wrong(path, "its '%s' is damaged (%s)".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Reads all weights of a model, or none.
   *
   * @param weights the blocks that the model consists of, which are overwritten
   * @throws WrongInputException if one is missing, is damaged or has another shape
   */
  public void readInto(List<? extends NamedTensor> weights) {
    List<float[]> values = weights.stream().map(this::values).toList();
    for (int i = 0; i < values.size(); i++) {
      copy(values.get(i), weights.get(i));
    }
  }

  private float[] values(NamedTensor block) {
    if (block.size() > MOST_NUMBERS) {
      throw wrong(tooLarge(block));
    }
    byte[] header = header(block);
    int size = (int) block.size() * Float.BYTES;
    String name = block.name() + ".npy";
    byte[] bytes = read(name, header.length + size);
    if (bytes.length != header.length + size
        || !Arrays.equals(bytes, 0, header.length, header, 0, header.length)) {
      throw wrong("its '%s' is no array of %s 32-bit floats".formatted(name, shape(block)));
    }
    float[] values = new float[(int) block.size()];
    ByteBuffer.wrap(bytes, header.length, size)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  private static void copy(float[] values, NamedTensor block) {
    TensorArena.scoped(
        () ->
            block
                .value()
                .copy_(
                    torch.from_blob(
                        new FloatPointer(values),
                        block.shape(),
                        new TensorOptions(ScalarType.Float))));
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw wrong(path, "the file cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }
}
