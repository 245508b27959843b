package dev.sluice.webhook.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are UTF-8 (RFC 3629): Jackson reads overlong forms and code points beyond U+10FFFF
 * as characters too, which other readers take for something else.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long NOT_ASCII = 0x8080808080808080L;

  private Utf8() {}

  /** The position of the first byte that is wrong; -1 where there is none. */
  static int invalidAt(byte[] bytes) {
    int ascii = ascii(bytes);
    return ascii == bytes.length ? -1 : invalidAt(ByteBuffer.wrap(bytes).position(ascii));
  }

  /** How many bytes from the beginning on are certainly ASCII: of most reviews all. */
  private static int ascii(byte[] bytes) {
    int at = 0;
    while (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private static int invalidAt(ByteBuffer rest) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    CharBuffer dropped = CharBuffer.allocate(1_024);
    CoderResult result = decoder.decode(rest, dropped, true);
    while (result.isOverflow()) {
      dropped.clear();
      result = decoder.decode(rest, dropped, true);
    }
    return result.isError() ? rest.position() : -1;
  }
}
