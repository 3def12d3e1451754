package org.tunebench.engine.data;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HDF5 files, whichever of the known layouts they have inside. */
final class Hdf5Format implements DatasetFormat {
  /** What the names of such files end with. */
  private static final List<String> ENDINGS = List.of(".h5ad", ".h5", ".hdf5", ".loom");

  private final List<Hdf5Layout> layouts;

  Hdf5Format(List<Hdf5Layout> layouts) {
    this.layouts = List.copyOf(layouts);
  }

  @Override
  public String title() {
    return layouts.stream().map(Hdf5Layout::title).collect(Collectors.joining(", "));
  }

  /** The signature, at the start or after a user block; or a name that promises it. */
  @Override
  public boolean recognises(FileHead head) {
    String name = head.path().toString().toLowerCase(Locale.ROOT);
    return Hdf5Signature.isIn(head)
        || Hdf5Signature.isIn(head.path())
        || (!head.folder() && ENDINGS.stream().anyMatch(name::endsWith));
  }

  @Override
  public Dataset read(InputFile file, ReadOptions options) {
    options.refuseRows(file, "an HDF5 file");
    return open(file, hdf -> layout(hdf).read(hdf, options));
  }

  @Override
  public NamedParts parts(InputFile file, ReadOptions options) {
    return open(file, hdf -> layout(hdf).parts(hdf.root()));
  }

  private static <T> T open(InputFile file, Function<Hdf5File, T> reading) {
    if (file.isPacked()) {
      throw file.wrong("an HDF5 file inside gzip; unpack it first");
    }
    if (!Hdf5Signature.isIn(file.path())) {
      throw file.wrong(
          "the file is no HDF5 file, though its name says so: it does not begin as HDF5 does; copy"
              + " or export it again");
    }
    return Hdf5File.read(file, reading);
  }

  private Hdf5Layout layout(Hdf5File hdf) {
    return layouts.stream()
        .filter(layout -> layout.matches(hdf.root()))
        .findFirst()
        .orElseThrow(
            () ->
                hdf.input()
                    .wrong(
                        "an HDF5 file, but none of %s: at its top it holds %s",
                        title(), contents(hdf.root())));
  }

  private static String contents(Hdf5Group root) {
    List<String> names = root.names();
    String shown = names.stream().limit(8).map("'%s'"::formatted).collect(Collectors.joining(", "));
    return names.isEmpty() ? "nothing" : names.size() > 8 ? shown + ", ..." : shown;
  }
}
