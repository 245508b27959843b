package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replicas that share an authority of their own; {@link RotationsIT} replaces it. */
@ExtendWith(EndToEnd.class)
class SelfManagedIT {
  @Test
  void replicasThatStartTogetherAgreeOnOneAuthority(Deployed deployed) {
    assertThat(deployed.replicas()).hasSizeGreaterThan(1);
    Authority authority = new Authority(deployed);
    assertThat(authority.isServed(authority.certificate())).isTrue();
  }

  /** As when somebody else writes the whole configuration again. */
  @Test
  void whatWasTakenAwayIsPutBack(Deployed deployed) {
    Authority authority = new Authority(deployed);
    String trusted = authority.former() + authority.certificate();
    authority.awaitTrust(trusted);
    for (JsonNode configuration : deployed.configurations()) {
      String patch =
          "[{\"op\": \"replace\", \"path\": \"/webhooks/0/clientConfig/caBundle\", \"value\": \"Cg==\"}]";
      Kubectl.Run run =
          deployed
              .cluster()
              .kubectl("default")
              .run(
                  "patch",
                  configuration.path("kind").asText(),
                  "sluice",
                  "--type=json",
                  "--patch=" + patch);
      assertThat(run.code()).as(run.text()).isZero();
    }
    authority.awaitTrust(trusted);
  }

  @Test
  void nothingButTheBundlesIsOwned(Deployed deployed) {
    for (JsonNode configuration : deployed.configurations()) {
      List<String> owned = new ArrayList<>();
      for (JsonNode entry : configuration.at("/metadata/managedFields")) {
        if (entry.path("manager").asText().equals("sluice-ca-bundle")) {
          entry
              .path("fieldsV1")
              .path("f:webhooks")
              .properties()
              .forEach(webhook -> owned.add(webhook.getValue().toString()));
          assertThat(entry.path("fieldsV1")).hasSize(1);
        }
      }
      assertThat(owned)
          .hasSize(configuration.path("webhooks").size())
          .containsOnly("{\".\":{},\"f:clientConfig\":{\"f:caBundle\":{}},\"f:name\":{}}");
    }
  }
}
