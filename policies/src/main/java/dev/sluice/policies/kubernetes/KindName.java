package dev.sluice.policies.kubernetes;

/**
 * An apiVersion and kind as a document gives them.
 *
 * @param apiVersion such as {@code flink.apache.org/v1beta1} or {@code v1}
 * @param kind such as {@code FlinkDeployment}
 */
public record KindName(String apiVersion, String kind) {

  /** The API group; empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** The version, such as {@code v1beta1}. */
  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** Whether a policy's {@code Kind} or {@code group/Kind} means this kind. */
  public boolean matches(String wanted) {
    return wanted.equals(kind) || wanted.equals(group() + "/" + kind);
  }

  @Override
  public String toString() {
    return apiVersion + " " + kind;
  }
}
