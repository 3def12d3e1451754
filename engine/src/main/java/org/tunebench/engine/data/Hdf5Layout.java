package org.tunebench.engine.data;

/** A convention of groups and arrays in an HDF5 file, such as AnnData's. */
interface Hdf5Layout {
  /** What the layout is called in a sentence, for example {@code AnnData (.h5ad)}. */
  String title();

  /** Whether the file's top group follows this layout. */
  boolean matches(Hdf5Group root);

  /** Reads the dataset. */
  Dataset read(Hdf5File hdf, ReadOptions options);

  /** What in it a setting can name, without looking at the counts. */
  NamedParts parts(Hdf5Group root);
}
