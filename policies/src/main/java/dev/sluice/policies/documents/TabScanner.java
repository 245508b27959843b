package dev.sluice.policies.documents;

import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.scanner.Constant;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * SnakeYAML's scanner, which refuses every tab between two tokens, made to skip those that go-yaml
 * skips: within braces and brackets, at the end of a line, and on a line after text other than
 * {@code -} and {@code ?}.
 */
final class TabScanner implements Scanner {
  private final CodePointReader reader;
  private final Scanner scanner;
  private final Part part;
  private final Budget budget;
  private int flowLevel;
  private int failedAt = -1;

  TabScanner(CodePointReader reader, LoaderOptions options, Part part, Budget budget) {
    this.reader = reader;
    this.scanner = new ScannerImpl(reader, options);
    this.part = part;
    this.budget = budget;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return skippingTabs(() -> scanner.checkToken(choices));
  }

  @Override
  public Token peekToken() {
    return skippingTabs(scanner::peekToken);
  }

  @Override
  public Token getToken() {
    Token token = skippingTabs(scanner::getToken);
    switch (token.getTokenId()) {
      case FlowSequenceStart, FlowMappingStart -> flowLevel++;
      case FlowSequenceEnd, FlowMappingEnd -> flowLevel--;
      default -> {}
    }
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }

  private <T> T skippingTabs(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (ScannerException e) {
        if (!e.getProblem().startsWith("found character '\\t")) {
          throw e;
        }
        recover(e);
      }
    }
  }

  /** The first time only notes the tab: tokens before it may be waiting, which set the level. */
  private void recover(ScannerException e) {
    if (failedAt != reader.getIndex()) {
      failedAt = reader.getIndex();
      return;
    }
    if (!isSkipped()) {
      throw e;
    }
    budget.spend(part.atCodePoint(failedAt));
    while (reader.peek() == '\t' || reader.peek() == ' ') {
      reader.forward();
    }
  }

  private boolean isSkipped() {
    int last = reader.lastBeforeBlanks();
    boolean indicator = (last == '-' || last == '?') && reader.standsAlone();
    return flowLevel > 0 || isBlankToEnd() || !(Constant.NULL_OR_LINEBR.has(last) || indicator);
  }

  private boolean isBlankToEnd() {
    int ahead = 0;
    while (reader.peek(ahead) == '\t' || reader.peek(ahead) == ' ') {
      ahead++;
    }
    return reader.peek(ahead) == '#' || Constant.NULL_OR_LINEBR.has(reader.peek(ahead));
  }
}
