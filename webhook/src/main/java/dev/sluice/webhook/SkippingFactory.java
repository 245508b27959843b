package dev.sluice.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/**
 * Makes parsers that pass over an object or a list without taking it apart: half of a review is
 * what no rule looks at, and to read it for nothing costs as much as to judge the rest.
 *
 * <p>What is passed over only has to end: it is not looked into, and counts no tokens and no depth.
 */
final class SkippingFactory extends JsonFactory {
  private static final long serialVersionUID = 1;

  SkippingFactory(JsonFactoryBuilder settings) {
    super(settings);
  }

  @Override
  protected JsonParser _createParser(byte[] data, int offset, int len, IOContext context)
      throws IOException {
    // Anything but UTF-8 begins otherwise: with a mark, or with a zero byte beside the brace.
    return len > 1 && data[offset] == '{' && data[offset + 1] != 0
        ? new Skipping(
            context,
            _parserFeatures,
            _objectCodec,
            _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures),
            data,
            offset,
            offset + len)
        : super._createParser(data, offset, len, context);
  }

  private static final class Skipping extends UTF8StreamJsonParser {
    Skipping(
        IOContext context,
        int features,
        ObjectCodec codec,
        ByteQuadsCanonicalizer names,
        byte[] bytes,
        int start,
        int end) {
      super(context, features, null, codec, names, bytes, start, end, 0, false);
    }

    @Override
    public JsonParser skipChildren() throws IOException {
      if (_currToken != JsonToken.START_OBJECT && _currToken != JsonToken.START_ARRAY) {
        return this;
      }
      int row = _currInputRow;
      int rowStart = _currInputRowStart;
      int depth = 1;
      int at = _inputPtr;
      for (; at < _inputEnd && depth > 0; at++) {
        switch (_inputBuffer[at]) {
          case '"' -> at = closingQuote(at + 1);
          case '{', '[' -> depth++;
          case '}', ']' -> depth--;
          case '\n' -> {
            row++;
            rowStart = at + 1;
          }
          default -> {}
        }
      }
      if (depth > 0) {
        return super.skipChildren(); // which says what is wrong
      }
      _inputPtr = at;
      _currInputRow = row;
      _currInputRowStart = rowStart;
      _parsingContext = _parsingContext.getParent();
      _currToken =
          _currToken == JsonToken.START_OBJECT ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
      return this;
    }

    /** The quote that ends a text; the end of all where it does not end. */
    private int closingQuote(int from) {
      int at = from;
      while (at < _inputEnd && _inputBuffer[at] != '"') {
        at += _inputBuffer[at] == '\\' ? 2 : 1;
      }
      return at;
    }
  }
}
