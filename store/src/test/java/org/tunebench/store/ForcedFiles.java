package org.tunebench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files of H2 that remember what was on the disk when they were last forced to it, and that can run
 * out of space or fail to be forced.
 */
public final class ForcedFiles extends FilePathWrapper {
  /** How a database names the file system. */
  static final String SCHEME = "forced:";

  private static final String FULL = "full";
  private static final String STUCK = "stuck";

  /** By file; static because H2 makes the paths itself, without a way to give them anything. */
  private static final Map<String, byte[]> FORCED = new ConcurrentHashMap<>();

  /** For H2. */
  public ForcedFiles() {}

  static void register() {
    FilePath.register(new ForcedFiles());
  }

  private static String key(Path file) {
    return file.toAbsolutePath().toString().replace('\\', '/');
  }

  /** What a loss of power leaves of a file. */
  static byte[] onDisk(Path file) {
    return FORCED.get(key(file));
  }

  /** From now on nothing can be written to the file. */
  static void fill(Path file) {
    FORCED.put(FULL + key(file), new byte[0]);
  }

  /** The next time, the file cannot be forced to the disk. */
  static void failToForce(Path file) {
    FORCED.put(STUCK + key(file), new byte[0]);
  }

  @Override
  public String getScheme() {
    return SCHEME.substring(0, SCHEME.length() - 1);
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode), key(Path.of(getBase().toString())));
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel base;
    private final String file;

    private Channel(FileChannel base, String file) {
      this.base = base;
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return base.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      if (FORCED.containsKey(FULL + file)) {
        throw new IOException("No space left on device");
      }
      return base.write(source, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (FORCED.remove(STUCK + file) != null) {
        throw new IOException("Input/output error");
      }
      base.force(metaData);
      FORCED.put(file, Files.readAllBytes(Path.of(file)));
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      base.truncate(size);
    }

    @Override
    public void implCloseChannel() throws IOException {
      base.close();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }
  }
}
