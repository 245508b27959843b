package dev.sluice.webhook.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePathTest {
  @ParameterizedTest
  @CsvSource({
    "a.yaml, a.yaml",
    "./deploy//a.yaml, deploy/a.yaml",
    "deploy/../a.yaml, a.yaml",
    "../../a.yaml, ../../a.yaml",
    "/srv/a.yaml, /srv/a.yaml",
    "-, -"
  })
  void pathIsShortAsGitNamesIt(String source, String path) {
    assertThat(SourcePath.of(source)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "deploy/all formats.yaml, deploy/all%20formats.yaml",
    "mailto:a.yaml, mailto%3Aa.yaml",
    "50%+*~.yaml, 50%25%2B%2A~.yaml",
    "ü/😀.yaml, %C3%BC/%F0%9F%98%80.yaml",
    "/srv/a b.yaml, file:///srv/a%20b.yaml"
  })
  void uriIsEncodedAndRelativeUnlessNamedFromTheRoot(String source, String uri) {
    assertThat(SourcePath.uri(source)).isEqualTo(uri);
  }
}
