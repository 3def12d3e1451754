package org.tunebench.engine.data;

import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import org.tunebench.engine.WrongInputException;

/** The sentences for what jHDF throws: where a file is damaged, and where jHDF cannot read it. */
final class Hdf5Refusal {
  /** How jHDF begins where an index of chunks does not know one. */
  static final String UNKNOWN_CHUNK = "No chunk with offset";

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
    String said = cause instanceof HdfException ? String.valueOf(cause.getMessage()) : "";
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
