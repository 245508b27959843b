package dev.sluice.policies.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTextTest {
  private static final String UNREADABLE = "-";

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: b, c: d}         | {a=b, c=d}",
        "{\"a\": 'b c'}       | {a=b c}",
        "{example.com/a: 1}   | {example.com/a=1}",
        "{a: }                | {{a=}}",
        "a: b                 | {a=b}",
        "a:b                  | {a=b}",
        "a:b,c:d              | {a=b, c=d}",
        " a : b , c : d       | {a=b, c=d}",
        "a:'b:c'              | {a=b:c}",
        "'a:b,c'              | {a=b,c}",
        "'a:''b:c''',d:e      | {a=b:c, d=e}",
        "a:\"say \"\"b\"\"\"  | {a=say \"b\"}",
        "``                   | {}",
        "a                    | -",
        "a:b:c                | -",
        "a:http://b           | -",
        "a:'b                 | -",
        "a:'b'c               | -",
        "a:b,a:c              | -",
        "{a: b, a: c}         | {{a=b, a=c}}",
        "{a: b                | {{a=b}",
        "[a, b]               | -",
      })
  void mapIsReadAsFlinkDoes(String text, String wanted) {
    assertThat(text(OptionText.map(text))).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      value = {
        "8081       | 8081",
        "0          | 0",
        "' 65535 '  | 65535",
        "65536      | -",
        "99999999999| -",
        "-1         | -",
        "8081.0     | -",
        "9250-9260  | -",
        "8081,8082  | -",
        "''         | -",
      })
  void portIsOneNumber(String text, String wanted) {
    assertThat(text(OptionText.port(text))).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      value = {"true|true", "TRUE|true", "False|false", "yes|-", "1|-", "''|-"})
  void booleanHasAnyCase(String text, String wanted) {
    assertThat(text(OptionText.bool(text))).isEqualTo(wanted);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse(UNREADABLE);
  }
}
