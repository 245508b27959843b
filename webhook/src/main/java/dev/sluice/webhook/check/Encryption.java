package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Remark;
import java.util.Optional;

/** Documents that SOPS encrypted: it adds a field of its own beside the spec. */
final class Encryption {
  private Encryption() {}

  static boolean isOf(JsonNode object) {
    JsonNode sops = object.path("sops");
    return sops.has("version") || sops.has("mac") || sops.has("lastmodified");
  }

  static LeftOut leftOut(Document document) {
    String file = document.source();
    String how = file.equals("-") ? "decrypt it first" : "check what `sops decrypt` prints";
    Remark remark = new Remark(file, "encrypted by SOPS; " + how);
    return new LeftOut(file, LeftOut.Reason.ENCRYPTED, Optional.of(remark));
  }
}
