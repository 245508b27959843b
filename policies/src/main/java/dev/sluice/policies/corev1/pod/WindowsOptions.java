package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** core/v1 WindowsSecurityContextOptions: rows POD-409 to POD-413. */
final class WindowsOptions {
  private static final int LONGEST_CREDENTIALS = 64 * 1024;
  private static final int LONGEST_DOMAIN = 255;
  private static final int LONGEST_USER = 104;
  private static final Pattern NET_BIOS =
      Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}+");
  private static final Pattern DNS_LABEL =
      Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

  private WindowsOptions() {}

  static void validate(Part options, Validation validation) {
    Part name = options.get("gmsaCredentialSpecName");
    if (name.isSet()) {
      validation.needsFormat("POD-409", name, Format.DNS_SUBDOMAIN);
    }
    Part credentials = options.get("gmsaCredentialSpec");
    if (credentials.isSet()) {
      int bytes = Format.bytes(credentials.string().orElse(""));
      if (bytes == 0 || bytes > LONGEST_CREDENTIALS) {
        String problem =
            "gmsaCredentialSpec has %d bytes, but must have between 1 and %d"
                .formatted(bytes, LONGEST_CREDENTIALS);
        validation.invalid("POD-410", credentials, problem, "remove it, or correct it");
      }
    }
    Part user = options.get("runAsUserName");
    if (user.isSet() && !isUser(user.string().orElse(""))) {
      String problem = "runAsUserName is not a user of Windows, perhaps after a domain and \"\\\"";
      validation.invalid("POD-411", user, problem, "set it to USER or DOMAIN\\USER");
    }
  }

  private static boolean isUser(String text) {
    int slash = text.indexOf('\\');
    String user = text.substring(slash + 1);
    return text.chars().noneMatch(c -> c < ' ' || c == 127)
        && (slash < 0 || isDomain(text.substring(0, slash)))
        && !user.isEmpty()
        && Format.bytes(user) <= LONGEST_USER
        && user.chars().noneMatch(c -> "\"/\\:;|=,+*?<>@[]".indexOf(c) >= 0)
        && user.chars().anyMatch(c -> c != '.' && c != ' ');
  }

  private static boolean isDomain(String domain) {
    if (Format.bytes(domain) > LONGEST_DOMAIN) {
      return false;
    }
    if (NET_BIOS.matcher(domain).matches()) {
      return true;
    }
    for (String label : domain.split("\\.", -1)) {
      if (!DNS_LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a container runs on the host: as it says itself, or else its pod. */
  private static boolean isOnHost(Part container, boolean isPodOnHost) {
    Part own = hostProcess(container);
    return own.node().isBoolean() ? own.isTrue() : isPodOnHost;
  }

  private static Part hostProcess(Part parent) {
    return parent.get("securityContext").get("windowsOptions").get("hostProcess");
  }

  /** What holds for all containers of a pod together. */
  static void hostProcesses(PodSite site, Validation validation) {
    Part spec = site.spec();
    Part ofPod = hostProcess(spec);
    int onHost = 0;
    int all = 0;
    Optional<Part> first = Optional.of(ofPod).filter(Part::isTrue);
    for (List<? extends Part> list : site.allContainers()) {
      for (Part container : list) {
        Part own = hostProcess(container);
        if (own.node().isBoolean() && ofPod.node().isBoolean() && own.isTrue() != ofPod.isTrue()) {
          String problem = "hostProcess differs from that of the pod";
          validation.invalid("POD-412", own, problem, "remove it here, or from the pod");
        }
        all++;
        if (isOnHost(container, ofPod.isTrue())) {
          onHost++;
          first = first.or(() -> Optional.of(own));
        }
      }
    }
    if (onHost > 0) {
      together(onHost == all, first.orElse(ofPod), spec, validation);
    }
  }

  private static void together(boolean areAll, Part at, Part spec, Validation validation) {
    if (!areAll) {
      String problem = "hostProcess must be true for all containers of a pod, or for none";
      validation.invalid("POD-413", at, problem, "set it for the pod, and for no container");
    }
    Part network = spec.get("hostNetwork");
    if (!network.isTrue()) {
      String problem = "hostProcess needs hostNetwork to be true";
      String fix = "set hostNetwork to true, or remove hostProcess";
      validation.invalid(
          "POD-413", network.isWritten() && network.isSet() ? network : at, problem, fix);
    }
  }
}
