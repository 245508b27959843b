package dev.sluice.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {
  @Test
  void nameAndNamespaceMakeTheNameThatApiServersAskFor() {
    ServiceName service = ServiceName.parse("sluice.sluice-system");
    assertThat(service).isEqualTo(new ServiceName("sluice", "sluice-system"));
    assertThat(service.dnsName()).isEqualTo("sluice.sluice-system.svc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sluice", "sluice.sluice-system.svc", "Sluice.system", ".a", "a."})
  void anythingElseIsRefusedWithWhatIsWanted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceName.parse(text))
        .withMessageContaining(text + " is not NAME.NAMESPACE");
  }
}
