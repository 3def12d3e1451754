package org.tunebench.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tunebench.engine.WrongInputException;

/**
 * A file or folder that a person named, and the sentences that refuse it: each begins with the path
 * as it was given.
 */
record InputFile(Path path) {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_SENTENCE = 1000;

  /** The refusal of this file: {@code what} says what is wrong and what would be right. */
  WrongInputException wrong(String what, Object... arguments) {
    return wrong((Throwable) null, what, arguments);
  }

  /** The refusal of this file, with what was caught, for the log. */
  WrongInputException wrong(Throwable cause, String what, Object... arguments) {
    String sentence = path + ": " + String.format(Locale.ROOT, what, arguments);
    return new WrongInputException("", onOneLine(sentence), cause);
  }

  /** The refusal of what a setting says of this file. */
  WrongInputException wrongSetting(String setting, String what, Object... arguments) {
    return new WrongInputException(setting, wrong(what, arguments).getMessage());
  }

  /** What is quoted from a damaged file may be anything: keeps a sentence a sentence. */
  private static String onOneLine(String sentence) {
    String clean = sentence.replaceAll("[\\p{Cntrl}\\uFFFD]+", " ");
    return clean.length() <= LONGEST_SENTENCE
        ? clean
        : clean.substring(0, LONGEST_SENTENCE) + "...";
  }

  /** The file's name without its folder and without the extensions that name a format. */
  String title() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? path.toString() : last.toString();
    return name.replaceFirst("(?i)(\\.(h5ad|h5|hdf5|loom|csv|tsv|txt|tab|mtx))?(\\.gz)?$", "");
  }

  /** The dataset of this file, named by it, or the refusal of what can be no dataset. */
  Dataset dataset(CountMatrix counts, Map<String, CellAnnotation> annotations) {
    Dataset.problemOf(counts)
        .ifPresent(
            problem -> {
              throw wrong("%s", problem);
            });
    return new Dataset(title(), counts, annotations);
  }

  /** Refuses what is missing, cannot be read, has no content or only stands for a data file. */
  void requireContent() {
    if (!Files.exists(path)) {
      throw wrong("no such file; put it there, or name a data file or folder that exists");
    }
    try {
      if (Files.isRegularFile(path) && Files.size(path) == 0) {
        throw wrong("the file is empty; expected %s", DataReader.expected());
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (Files.isRegularFile(path)) {
      refuseStandIn(FileHead.of(this));
    }
  }

  private void refuseStandIn(FileHead head) {
    if (head.isLfsPointer()) {
      throw wrong("the file is only a pointer of Git LFS: fetch the file with git lfs pull");
    }
    if (head.isWebPage()) {
      throw wrong("the file is a web page (HTML) and holds no data; download the data file itself");
    }
  }

  /** Opens the content, unpacked where it is gzip, whatever the name says. */
  InputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      raw.mark(2);
      boolean gzip = isGzip(raw);
      raw.reset();
      return gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Whether the file itself is gzip. */
  boolean isPacked() {
    try (InputStream raw = Files.newInputStream(path)) {
      return isGzip(raw);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static boolean isGzip(InputStream raw) throws IOException {
    return raw.read() == 0x1f && raw.read() == 0x8b;
  }

  /** The sentence for a failure to read. */
  WrongInputException unreadable(IOException e) {
    if (e instanceof EOFException) {
      return wrong(e, "the file is cut: its compressed data ends early; copy it again");
    }
    if (e instanceof ZipException) {
      return wrong(e, "the compressed data is damaged (%s); copy it again", e.getMessage());
    }
    if (e instanceof NoSuchFileException) {
      return wrong(e, "no such file; put it there, or name a data file or folder that exists");
    }
    if (e instanceof AccessDeniedException) {
      return wrong(e, "permission denied; allow this user to read the file");
    }
    return wrong(e, "the file cannot be read (%s)", e.getMessage());
  }
}
