/**
 * Count matrices and labelled samples: what objectives train on, and how it is read from files.
 *
 * <p>Two doors lead in. {@link org.tunebench.engine.data.DataReader} reads a {@link
 * org.tunebench.engine.data.Dataset} of counts of cells × genes from
 *
 * <ul>
 *   <li>AnnData ({@code .h5ad}): X, a layer or {@code raw}; dense, compressed rows or columns; the
 *       encodings of today, of 0.7 and of before
 *   <li>10x Genomics: folders of versions 2 and 3, {@code .h5} files of both
 *   <li>Loom, CSV and TSV, packed with gzip or not
 * </ul>
 *
 * {@link org.tunebench.engine.data.SampleReader} reads {@link
 * org.tunebench.engine.data.LabelledSamples} from IDX images (MNIST and its successors) and tables
 * whose last column is the class. Formats are told apart by content, never by name alone; a new one
 * is a class in the list of its reader.
 *
 * <p><b>What holds.</b> A dataset that exists can be trained on: every number was checked to be a
 * whole number from 0 to 2²⁴, gene names are unique, there are at least five genes. Whatever is
 * wrong with a file ends in one {@link org.tunebench.engine.WrongInputException}: a sentence with
 * the path, the place (line, or cell and gene) and what would be right. No size that a file claims
 * is believed before it was held against the file's length, so a damaged file cannot exhaust the
 * memory.
 *
 * <p><b>Why it is so.</b>
 *
 * <ul>
 *   <li>HDF5 numbers are decoded chunk by chunk into doubles and from there into the matrix: a
 *       dense file never lies in memory as a whole. jHDF 0.10's own slices of chunked arrays return
 *       wrong numbers, and it reads unsigned 64-bit arrays as objects, so neither is used.
 *   <li>jHDF throws many kinds of exception at damaged files. They are caught in {@code Hdf5File}
 *       and nowhere else.
 *   <li>{@link org.tunebench.engine.data.LzfChunkFilter} replaces jHDF's filter of that name, which
 *       cannot read text arrays that h5py packs since HDF5 2.0.
 *   <li>Splits and simulated counts come from a generator of our own (SplitMix64 and {@code
 *       StrictMath}), since the algorithms behind {@code java.util.Random}'s distributions may
 *       change with the Java version and a seed has to mean the same for as long as studies live.
 *   <li>Names are objects and counts are not: a matrix is three arrays, shared and never copied.
 * </ul>
 */
package org.tunebench.engine.data;
