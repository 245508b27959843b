package dev.sluice.webhook.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Jackson's parser of UTF-8, which can also pass over an object or a list without taking it apart:
 * half of a review is what no rule looks at or what has been read before, and to read it for
 * nothing costs as much as to judge the rest.
 *
 * <p>What is passed over only has to end: it counts no tokens and no depth.
 */
final class SkippingParser extends UTF8StreamJsonParser {
  private SkippingParser(
      IOContext context,
      int features,
      ObjectCodec codec,
      ByteQuadsCanonicalizer names,
      byte[] bytes,
      int start,
      int end) {
    super(context, features, null, codec, names, bytes, start, end, 0, false);
  }

  /** Makes such parsers of bytes; of other encodings than UTF-8 Jackson's own. */
  static final class Factory extends JsonFactory {
    private static final long serialVersionUID = 1;

    private final transient List<byte[]> lessons = new CopyOnWriteArrayList<>();
    private volatile int learned;

    Factory(JsonFactoryBuilder settings) {
      super(settings);
    }

    /** Has every later parser give the names in an object interned. */
    void learn(byte[] object) throws IOException {
      lessons.add(object);
      read(object);
      learned = _byteSymbolCanonicalizer.size();
    }

    /** Its names are kept in the table that all parsers share when the parser is closed. */
    private void read(byte[] object) throws IOException {
      int interning = _factoryFeatures | Feature.INTERN_FIELD_NAMES.getMask();
      IOContext context = _createContext(_createContentReference(object), true);
      try (JsonParser parser = parser(object, 0, object.length, context, interning)) {
        while (parser.nextToken() != null) {
          // on to the end
        }
      }
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int len, IOContext context)
        throws IOException {
      if (_byteSymbolCanonicalizer.size() < learned) { // Jackson begins anew after 6,000 names
        for (byte[] lesson : lessons) {
          read(lesson);
        }
      }
      // Anything but UTF-8 begins otherwise: with a mark, or with a zero byte beside the brace.
      return len > 1 && data[offset] == '{' && data[offset + 1] != 0
          ? parser(data, offset, len, context, _factoryFeatures)
          : super._createParser(data, offset, len, context);
    }

    private JsonParser parser(byte[] data, int offset, int len, IOContext context, int features) {
      ByteQuadsCanonicalizer names = _byteSymbolCanonicalizer.makeChildOrPlaceholder(features);
      int end = offset + len;
      return new SkippingParser(context, _parserFeatures, _objectCodec, names, data, offset, end);
    }
  }

  /** Where the next token is looked for: just after the last one. */
  int position() {
    return _inputPtr;
  }

  /** The line of that, from 1. */
  int line() {
    return _currInputRow;
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    if (!opens()) {
      return this;
    }
    byte[] bytes = _inputBuffer;
    int end = _inputEnd;
    int row = _currInputRow;
    int rowStart = _currInputRowStart;
    int depth = 1;
    int at = _inputPtr;
    while (at < end && depth > 0) {
      int b = bytes[at++];
      if (b == '"') {
        at = closingQuote(bytes, at, end) + 1;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      } else if (b == '\n') {
        row++;
        rowStart = at;
      }
    }
    if (depth > 0) {
      return super.skipChildren(); // which says what is wrong
    }
    _currInputRow = row;
    _currInputRowStart = rowStart;
    close(at);
    return this;
  }

  /**
   * Passes over the object or list just opened if its bytes, after the bracket, are those from one
   * position to another: where one began that was read before, and where it ended, on one line.
   */
  boolean skipAlike(int from, int to) {
    int end = _inputPtr + to - from;
    boolean alike =
        opens()
            && end <= _inputEnd
            && Arrays.equals(_inputBuffer, _inputPtr, end, _inputBuffer, from, to);
    if (alike) {
      close(end);
    }
    return alike;
  }

  /**
   * The text that the parser is at, taken at once where it stands as it is: where it is ASCII and
   * nothing is escaped. To be asked for once.
   */
  String takeText() throws IOException {
    if (_currToken != JsonToken.VALUE_STRING || !_tokenIncomplete) {
      return getText();
    }
    byte[] bytes = _inputBuffer;
    int from = _inputPtr;
    int at = from;
    while (at < _inputEnd && isPlain(bytes[at])) {
      at++;
    }
    if (at == _inputEnd || bytes[at] != '"') {
      return getText();
    }
    _inputPtr = at + 1;
    _tokenIncomplete = false;
    return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether it is ASCII that a text may have as it is; other bytes of UTF-8 are negative. */
  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  private boolean opens() {
    return _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
  }

  /** Goes on as after the bracket that closes the object or list. */
  private void close(int end) {
    _inputPtr = end;
    _parsingContext = _parsingContext.getParent();
    _currToken = _currToken == JsonToken.START_OBJECT ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
  }

  /** The quote that ends a text; the end of all where it does not end. */
  private static int closingQuote(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int b = bytes[at];
      if (b == '"') {
        break;
      }
      at += b == '\\' ? 2 : 1;
    }
    return at;
  }
}
