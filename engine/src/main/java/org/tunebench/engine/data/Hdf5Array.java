package org.tunebench.engine.data;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;

/**
 * An array of an HDF5 file. Numbers are read in bands of whole rows, so that a dense matrix never
 * lies in memory as a whole.
 */
final class Hdf5Array extends Hdf5Node {
  /** About how many numbers a band of an array without chunks has. */
  private static final int BAND = 1 << 20;

  /** The best ratio that deflate reaches; more claimed bytes than that are not in the file. */
  private static final long LARGEST_RATIO = 1032;

  /** The number under which the filter is registered. */
  private static final int BITSHUFFLE = 32008;

  /** The address of what was never written. */
  private static final long NOWHERE = -1;

  private final io.jhdf.api.Dataset data;
  private final int[] shape;

  Hdf5Array(Hdf5File file, io.jhdf.api.Dataset data) {
    super(file, data);
    this.data = data;
    this.shape = data.getDimensions();
  }

  /** Receives some rows of an array, in order. */
  @FunctionalInterface
  interface BandSink {
    /**
     * @param firstRow index of the first of these rows
     * @param rows how many they are
     * @param values {@code rows × columns} numbers, row by row; valid until the method returns
     */
    void accept(int firstRow, int rows, double[] values);
  }

  /** Sizes of the dimensions; empty for a single value. */
  int[] shape() {
    return shape.clone();
  }

  /** Size of the first dimension. */
  int length() {
    return shape.length == 0 ? 1 : shape[0];
  }

  boolean isNumeric() {
    return NumberType.of(data.getDataType()).isPresent();
  }

  /** Whether the elements are whole numbers, not named ones as booleans are. */
  boolean isWhole() {
    return data.getDataType() instanceof io.jhdf.object.datatype.FixedPoint;
  }

  /** Whether the elements are named numbers, as booleans are, or text. */
  boolean isNamed() {
    return data.getDataType() instanceof io.jhdf.object.datatype.EnumDataType || !isNumeric();
  }

  /** Whether the elements are structures with named fields. */
  boolean isCompound() {
    return data.isCompound();
  }

  /** The fields of a structured array, each as jHDF's array of its type. */
  Map<String, Object> fields() {
    requireStored();
    if (data.getData() instanceof Map<?, ?> map) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map.forEach((name, values) -> fields.put(name.toString(), values));
      return fields;
    }
    throw wrong("is no structure with fields");
  }

  /** All elements as text, whatever their type. */
  List<String> strings() {
    requireStored();
    return length() == 0 ? List.of() : asText(data.getDataFlat());
  }

  /** The elements of one of jHDF's flat arrays as text. */
  static List<String> asText(Object flat) {
    if (flat instanceof String[] strings) {
      return Arrays.asList(strings);
    }
    int length = Array.getLength(flat);
    List<String> texts = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      texts.add(String.valueOf(Array.get(flat, i)));
    }
    return texts;
  }

  /** A one-dimensional array of whole numbers that fit an int. */
  int[] ints() {
    requireDimensions(1);
    requireStored();
    int[] all = new int[shape[0]];
    bands(
        (first, rows, values) -> {
          for (int i = 0; i < rows; i++) {
            int whole = (int) values[i];
            if (whole != values[i]) {
              throw wrong("holds %s where a whole number below 2^31 is expected", values[i]);
            }
            all[first + i] = whole;
          }
        });
    return all;
  }

  /** Reads a one- or two-dimensional array of numbers in bands of rows. */
  void bands(BandSink sink) {
    NumberType type =
        NumberType.of(data.getDataType())
            .orElseThrow(
                () ->
                    wrong(
                        "holds no numbers of a known type; expected whole numbers of 8 to 64 bits, or"
                            + " floating-point numbers of 16, 32 or 64"));
    requireStored();
    if (data.getSize() == 0) {
      return;
    }
    if (data instanceof ChunkedDataset chunked) {
      chunkedBands(chunked, type, sink);
    } else if (data instanceof ContiguousDataset contiguous) {
      contiguousBands(contiguous, type, sink);
    } else {
      compactBand(sink);
    }
  }

  private int columns() {
    return shape.length < 2 ? 1 : shape[1];
  }

  private void chunkedBands(ChunkedDataset chunked, NumberType type, BandSink sink) {
    int[] chunk = chunked.getChunkDimensions();
    int chunkColumns = chunk.length < 2 ? 1 : chunk[1];
    double[] band = new double[Math.multiplyExact(Math.min(chunk[0], shape[0]), columns())];
    for (int row = 0; row < shape[0]; row += chunk[0]) {
      int rows = Math.min(chunk[0], shape[0] - row);
      for (int column = 0; column < columns(); column += chunkColumns) {
        int[] offset = chunk.length < 2 ? new int[] {row} : new int[] {row, column};
        Optional<ByteBuffer> bytes = chunk(chunked, offset);
        int width = Math.min(chunkColumns, columns() - column);
        for (int r = 0; r < rows; r++) {
          int source = r * chunkColumns * type.size();
          int target = r * columns() + column;
          if (bytes.isPresent()) {
            decode(bytes.get(), source, type, band, target, width);
          } else {
            Arrays.fill(band, target, target + width, fillValue());
          }
        }
      }
      sink.accept(row, rows, band);
    }
  }

  /** The numbers of a chunk; empty where it was never written, which the fill value stands for. */
  private Optional<ByteBuffer> chunk(ChunkedDataset chunked, int[] offset) {
    try {
      byte[] raw = chunked.getDecompressedChunk(offset);
      return Optional.of(ByteBuffer.wrap(raw).order(NumberType.order(data.getDataType())));
    } catch (HdfException e) {
      if (isHole(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Whether a chunk was never written. jHDF tells it by its sentences alone: the index has no place
   * for it, or knows none of it. Of the later indices, jHDF reads that for growing arrays no
   * further than its first hole: what it does not know may be there.
   */
  private boolean isHole(HdfException thrown) {
    String sentence = String.valueOf(thrown.getMessage());
    return sentence.endsWith(" at address -1")
        || data instanceof ChunkedDatasetV3 && sentence.startsWith(Hdf5Refusal.UNKNOWN_CHUNK);
  }

  private double fillValue() {
    Object value = data.getFillValue();
    if (value == null) {
      return 0;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong("has parts that were never written, and no number to stand for them");
  }

  private void contiguousBands(ContiguousDataset contiguous, NumberType type, BandSink sink) {
    int bandRows = Math.max(1, Math.min(shape[0], BAND / columns()));
    double[] band = new double[Math.multiplyExact(bandRows, columns())];
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(band.length, type.size()));
    bytes.order(NumberType.order(data.getDataType()));
    long position = file().userBlockSize() + contiguous.getDataAddress();
    for (int row = 0; row < shape[0]; row += bandRows) {
      int rows = Math.min(bandRows, shape[0] - row);
      int count = rows * columns();
      position = fill(bytes.clear().limit(count * type.size()), position);
      decode(bytes, 0, type, band, 0, count);
      sink.accept(row, rows, band);
    }
  }

  private static void decode(
      ByteBuffer bytes, int source, NumberType type, double[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = type.at(bytes, source + i * type.size());
    }
  }

  private long fill(ByteBuffer bytes, long position) {
    long next = position;
    try {
      while (bytes.hasRemaining()) {
        int read = file().channel().read(bytes, next);
        if (read < 0) {
          throw wrong("goes beyond the end of the file: the file is cut");
        }
        next += read;
      }
      return next;
    } catch (IOException e) {
      throw file().input().unreadable(e);
    }
  }

  private void compactBand(BandSink sink) {
    Object flat = data.getDataFlat();
    double[] band = new double[Array.getLength(flat)];
    for (int i = 0; i < band.length; i++) {
      band[i] = ((Number) Array.get(flat, i)).doubleValue();
    }
    sink.accept(0, shape[0], band);
  }

  void requireDimensions(int expected) {
    if (shape.length != expected) {
      throw wrong("has %d dimensions where %d are expected", shape.length, expected);
    }
  }

  /** Refuses an array that claims more bytes than the file can hold, before anything is sized. */
  private void requireStored() {
    for (int size : shape) {
      if (size < 0) {
        throw wrong("claims a negative size");
      }
    }
    long claimed = data.getSizeInBytes();
    if (claimed == 0) {
      return;
    }
    try {
      long stored = file().channel().size();
      if (data instanceof ChunkedDataset chunked) {
        requireReadable(chunked);
        requireLastChunk(chunked);
        stored = Math.multiplyExact(chunked.getStorageInBytes(), LARGEST_RATIO);
      }
      if (stored == 0
          || data instanceof ContiguousDataset whole && whole.getDataAddress() == NOWHERE) {
        throw wrong("was made, but none of its values was ever written; write them");
      }
      if (claimed > stored) {
        throw wrong("claims %d bytes, more than the file holds: the file is cut", claimed);
      }
    } catch (IOException e) {
      throw file().input().unreadable(e);
    }
  }

  /**
   * jHDF's own filter stumbles where its options are left out, and reads wrong numbers otherwise.
   */
  private void requireReadable(ChunkedDataset chunked) {
    if (chunked.getFilters().stream().anyMatch(filter -> filter.getId() == BITSHUFFLE)) {
      throw wrong(
          "is packed with the filter bitshuffle, which is not read; write it again with"
              + " compression='gzip' or 'lzf'");
    }
  }

  private void requireLastChunk(ChunkedDataset chunked) {
    int[] chunk = chunked.getChunkDimensions();
    if (chunk.length != shape.length || Arrays.stream(chunk).anyMatch(size -> size < 1)) {
      throw wrong("has chunks of another shape");
    }
    int[] last = new int[shape.length];
    Arrays.setAll(last, i -> (shape[i] - 1) / chunk[i] * chunk[i]);
    try {
      chunked.getRawChunkBuffer(last);
    } catch (HdfException e) {
      if (!isHole(e)) {
        throw e;
      }
    }
  }

  private WrongInputException wrong(String what, Object... arguments) {
    return file().input().wrong("the array '%s' %s", path(), what.formatted(arguments));
  }
}
