package org.tunebench.engine.studyfile.yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads a file as text: UTF-8, or UTF-16 where a byte order mark says so; also packed by gzip. */
public final class TextFile {
  private static final int MEGABYTE = 1_000_000;
  private static final int FIRST_OF_GZIP = 0x1F;
  private static final int SECOND_OF_GZIP = 0x8B;

  private TextFile() {}

  /** The name of a file without its folders. */
  public static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /**
   * The text of a study file.
   *
   * @throws StudyFileException if it is missing, unreadable, too large or no text
   */
  public static String read(Path file) {
    return read(file, Limits.BYTES, "study file", "YAML text");
  }

  /**
   * The text of a file.
   *
   * @param most bytes that it may have, unpacked
   * @param what what it should be, for messages
   * @param form what that is written in, for messages
   * @throws StudyFileException if it is missing, unreadable, too large or no text
   */
  public static String read(Path file, int most, String what, String form) {
    if (Files.isDirectory(file)) {
      throw wrong(file, "is a folder: name the %s in it".formatted(what), null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = unpacked(in.readNBytes(most + 1), most + 1);
      if (bytes.length > most) {
        throw wrong(
            file, "is larger than %d MB: that is no %s".formatted(most / MEGABYTE, what), null);
      }
      return decode(bytes);
    } catch (NoSuchFileException e) {
      throw wrong(file, "there is no such file" + in(file), e);
    } catch (AccessDeniedException e) {
      throw wrong(file, "may not be read: ask its owner for the permission to", e);
    } catch (CharacterCodingException e) {
      throw wrong(file, "is not text: a %s is %s in UTF-8".formatted(what, form), e);
    } catch (IOException e) {
      throw wrong(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** What a packed file holds; what a pipe brings can be read once alone, so all of it is here. */
  private static byte[] unpacked(byte[] bytes, int most) throws IOException {
    if (!startsWith(bytes, FIRST_OF_GZIP, SECOND_OF_GZIP)) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(most);
    }
  }

  /** The folder that was looked in, where one was named. */
  private static String in(Path file) {
    Path folder = file.getParent();
    return folder == null ? "" : " in " + folder;
  }

  private static StudyFileException wrong(Path file, String message, IOException cause) {
    return new StudyFileException(name(file), 0, "", message, cause);
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    Charset charset = StandardCharsets.UTF_8;
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16;
    }
    // A new decoder reports malformed input, unlike the constructor of String.
    String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
