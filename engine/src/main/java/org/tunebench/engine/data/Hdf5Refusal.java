package org.tunebench.engine.data;

import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;

/** The sentences for what jHDF throws: where a file is damaged, and where jHDF cannot read it. */
final class Hdf5Refusal {
  /** How jHDF begins where an index of chunks does not know one. */
  static final String UNKNOWN_CHUNK = "No chunk with offset";

  /** Names may go on with where the filter is described. */
  private static final Pattern MISSING_FILTER =
      Pattern.compile("A required filter is not available: name='([^';]*).*' id=(\\d+)");

  /** Up to 3 are read, 5 is that of HDF5 2.0; others are damage. */
  private static final Pattern NEWER_TYPE =
      Pattern.compile("Unrecognized datatype version '[4-6]'");

  private Hdf5Refusal() {}

  /** The innermost cause says it best: jHDF wraps it in several of "failed to load". */
  static WrongInputException of(InputFile input, Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnsupportedHdfException) {
      return input.wrong(
          thrown,
          "the file uses a part of HDF5 that is not supported (%s); write it again with the"
              + " library's default settings",
          cause.getMessage());
    }
    if (cause instanceof OutOfMemoryError) {
      return input.wrong(
          thrown,
          "the file needs more memory than Java may use, %d MiB, or its sizes are damaged: give Java"
              + " more memory (-Xmx), or take fewer cells or genes",
          Runtime.getRuntime().maxMemory() >> 20);
    }
    if (cause instanceof ArithmeticException) {
      return input.wrong(
          thrown,
          "the file has more than %d values in one array, or its sizes are damaged: take fewer cells"
              + " or genes",
          Integer.MAX_VALUE);
    }
    return ofSentence(input, thrown, cause);
  }

  /** jHDF tells other forms and filters from damage by its sentences alone. */
  private static WrongInputException ofSentence(
      InputFile input, Throwable thrown, Throwable cause) {
    String said = cause instanceof HdfException ? String.valueOf(cause.getMessage()) : "";
    Matcher filter = MISSING_FILTER.matcher(said);
    if (filter.matches()) {
      return input.wrong(
          thrown,
          "the file is packed with a filter that is not read (%s, id %s); write it again with"
              + " compression='gzip' or 'lzf'",
          filter.group(1),
          filter.group(2));
    }
    if (NEWER_TYPE.matcher(said).find()) {
      return input.wrong(
          thrown,
          "the file is written in a newer form of HDF5 than is read (%s); write it again without"
              + " libver='latest'",
          said);
    }
    if (said.startsWith(UNKNOWN_CHUNK)) {
      return input.wrong(
          thrown,
          "a part of the file is not found (%s): it was never written, which is not read in this form"
              + " of HDF5, or the file is damaged; write it again without libver='latest'",
          said);
    }
    String reason = said.isEmpty() ? "" : " (" + said + ")";
    return input.wrong(
        thrown, "the HDF5 file is cut or damaged%s; copy or export it again", reason);
  }
}
