package dev.sluice.webhook.source;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Function;

/** Bytes as documents: UTF-8 only, of a bounded size. */
public final class SourceText {
  /** Most bytes of one source. */
  static final int LIMIT = 64 * 1024 * 1024;

  private SourceText() {}

  /** What a stream holds, under a name. */
  static Documents read(InputStream in, String name) throws IOException {
    return read(in.readNBytes(LIMIT + 1), name);
  }

  /** What bytes hold, under a name; more than {@link #LIMIT} are an error. */
  static Documents read(byte[] bytes, String name) {
    return bytes.length > LIMIT ? tooLarge(name) : read(bytes, name, Documents.MAX_VALUES);
  }

  /** What bytes hold, under a name; a key that is there twice is an error, too. */
  static Documents readStrictly(byte[] bytes, String name) {
    return bytes.length > LIMIT
        ? tooLarge(name)
        : read(bytes, name, text -> Documents.read(name, text));
  }

  private static Documents tooLarge(String name) {
    return error(name, "it is larger than 64 MiB; split it");
  }

  /** What bytes hold, under a name, within a bound of values. */
  public static Documents read(byte[] bytes, String name, int maxValues) {
    return read(bytes, name, text -> Documents.readLeniently(name, text, maxValues));
  }

  private static Documents read(byte[] bytes, String name, Function<String, Documents> reader) {
    if (isUtf16(bytes)) {
      return error(name, "it is UTF-16; save it as UTF-8 text");
    }
    if (codePoints(bytes) > Documents.MAX_CODE_POINTS) {
      return error(name, "it has more than 16,777,216 characters; split it");
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String read = text.flip().toString();
    return result.isError() ? notUtf8(name, read) : reader.apply(read);
  }

  /** By its byte order mark, or by the first character, one of whose two bytes is 0. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    boolean marked =
        (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
    return marked || (bytes[0] == 0) != (bytes[1] == 0);
  }

  /** How many characters they are, before any copy of them is made. */
  private static int codePoints(byte[] utf8) {
    int count = 0;
    for (byte b : utf8) {
      count += (b & 0xC0) == 0x80 ? 0 : 1;
    }
    return count;
  }

  /** An error for a source that cannot be read. */
  static Documents unreadable(String name, IOException e) {
    String problem =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file or folder; correct the path";
          case AccessDeniedException _ -> "it may not be read; change its permissions";
          default -> "it cannot be read: " + e.getMessage();
        };
    return error(name, problem);
  }

  /** Only an error about the source as a whole. */
  static Documents error(String name, String problem) {
    return new Documents(List.of(), List.of(DocumentError.ofWhole(name, problem)));
  }

  /** Only an error. */
  static Documents error(String name, int line, int column, String problem) {
    return new Documents(List.of(), List.of(new DocumentError(name, line, column, problem)));
  }

  private static Documents notUtf8(String name, String before) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int start = before.lastIndexOf('\n') + 1;
    int column = before.codePointCount(start, before.length()) + 1;
    return error(name, line, column, "from here on it is not UTF-8; save it as UTF-8 text");
  }
}
