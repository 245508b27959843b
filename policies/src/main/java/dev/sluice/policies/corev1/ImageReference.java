package dev.sluice.policies.corev1;

import java.util.Locale;
import java.util.regex.Pattern;

/** The grammar of references of images, as kubelets read them (distribution/reference). */
final class ImageReference {
  /** Names have at most 255 characters, tags 128; the longest digests 128 and an algorithm. */
  private static final int LONGEST = 600;

  private static final int LONGEST_NAME = 255;
  private static final Pattern ADDRESS = Pattern.compile("\\[[a-fA-F0-9:]++](?::[0-9]++)?");
  private static final int LONGEST_TAG = 128;
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:[-_+.][A-Za-z][A-Za-z0-9]*+)*+:[0-9a-fA-F]{32,}+");
  private static final int LENGTH_OF_ID = 64;

  private ImageReference() {}

  /** Whether a kubelet can read a reference. */
  static boolean isValid(String image) {
    if (image.length() > LONGEST || isId(image)) {
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
    return (domain.isEmpty() || isHost(domain))
        && domain.length() + path.length() < LONGEST_NAME
        && isPath(path)
        && (colon < 0 || isTag(rest, colon + 1));
  }

  /** A name or, in brackets, an address, perhaps with a port. */
  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return ADDRESS.matcher(host).matches();
    }
    int colon = host.indexOf(':');
    return colon < 0 ? isName(host, host.length()) : isName(host, colon) && isPort(host, colon + 1);
  }

  private static boolean isPort(String host, int begin) {
    for (int i = begin; i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return false;
      }
    }
    return begin < host.length();
  }

  /** Letters, digits and hyphens, in parts with dots between. */
  private static boolean isName(String host, int end) {
    char before = '.';
    for (int i = 0; i < end; i++) {
      char c = host.charAt(i);
      boolean isOuter = c == '.' ? isAlphanumeric(before) : c == '-' && before != '.';
      if (!isAlphanumeric(c) && !isOuter) {
        return false;
      }
      before = c;
    }
    return isAlphanumeric(before);
  }

  private static boolean isAlphanumeric(char c) {
    return isWord(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isId(String image) {
    if (image.length() != LENGTH_OF_ID) {
      return false;
    }
    for (int i = 0; i < image.length(); i++) {
      char c = image.charAt(i);
      if (!((c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return true;
  }

  /** Words of lower-case letters and digits, with a separator or a slash between two. */
  private static boolean isPath(String path) {
    int i = 0;
    while (true) {
      int begin = i;
      while (i < path.length() && isWord(path.charAt(i))) {
        i++;
      }
      if (i == begin || i == path.length()) {
        return i > begin;
      }
      int after = afterSeparator(path, i);
      if (after == i) {
        return false;
      }
      i = after;
    }
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** What follows a slash, a dot, one or two underscores or any hyphens. */
  private static int afterSeparator(String path, int at) {
    char c = path.charAt(at);
    int i = at + 1;
    return switch (c) {
      case '/', '.' -> i;
      case '_' -> i < path.length() && path.charAt(i) == '_' ? i + 1 : i;
      case '-' -> {
        while (i < path.length() && path.charAt(i) == '-') {
          i++;
        }
        yield i;
      }
      default -> at;
    };
  }

  private static boolean isTag(String text, int begin) {
    int length = text.length() - begin;
    if (length == 0 || length > LONGEST_TAG) {
      return false;
    }
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isInner = i > begin && (c == '.' || c == '-');
      if (!isAlphanumeric(c) && c != '_' && !isInner) {
        return false;
      }
    }
    return true;
  }

  /** Whether what is before the first slash is a host, and not the beginning of the name. */
  private static boolean isDomain(String start) {
    return start.indexOf('.') >= 0
        || start.indexOf(':') >= 0
        || start.equals("localhost")
        || !start.equals(start.toLowerCase(Locale.ROOT));
  }
}
