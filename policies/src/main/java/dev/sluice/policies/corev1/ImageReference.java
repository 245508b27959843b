package dev.sluice.policies.corev1;

import java.util.Locale;
import java.util.regex.Pattern;

/** The grammar of references of images, as kubelets read them (distribution/reference). */
final class ImageReference {
  /** Names have at most 255 characters, tags 128; the longest digests 128 and an algorithm. */
  private static final int LONGEST = 600;

  private static final int LONGEST_NAME = 255;
  private static final String LABEL = "[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+";
  private static final Pattern DOMAIN =
      Pattern.compile("(?:%s(?:\\.%s)*+|\\[[a-fA-F0-9:]++])(?::[0-9]++)?".formatted(LABEL, LABEL));
  private static final String WORD = "[a-z0-9]++(?:(?:__|[._]|-++)[a-z0-9]++)*+";
  private static final Pattern PATH = Pattern.compile("%s(?:/%s)*+".formatted(WORD, WORD));
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}+");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:[-_+.][A-Za-z][A-Za-z0-9]*+)*+:[0-9a-fA-F]{32,}+");
  private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");

  private ImageReference() {}

  /** Whether a kubelet can read a reference. */
  static boolean isValid(String image) {
    if (image.length() > LONGEST || ID.matcher(image).matches()) {
      return false;
    }
    int at = image.indexOf('@');
    if (at >= 0 && !DIGEST.matcher(image.substring(at + 1)).matches()) {
      return false;
    }
    String tagged = at < 0 ? image : image.substring(0, at);
    int slash = tagged.indexOf('/');
    boolean hasDomain = slash > 0 && isDomain(tagged.substring(0, slash));
    String domain = hasDomain ? tagged.substring(0, slash) : "";
    String rest = hasDomain ? tagged.substring(slash + 1) : tagged;
    int colon = rest.indexOf(':');
    String path = colon < 0 ? rest : rest.substring(0, colon);
    return (domain.isEmpty() || DOMAIN.matcher(domain).matches())
        && domain.length() + path.length() < LONGEST_NAME
        && PATH.matcher(path).matches()
        && (colon < 0 || TAG.matcher(rest.substring(colon + 1)).matches());
  }

  /** Whether what is before the first slash is a host, and not the beginning of the name. */
  private static boolean isDomain(String start) {
    return start.indexOf('.') >= 0
        || start.indexOf(':') >= 0
        || start.equals("localhost")
        || !start.equals(start.toLowerCase(Locale.ROOT));
  }
}
